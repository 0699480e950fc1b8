import type { ReportWords } from './words-id.ts'

/** What the form says once it is alive, in English. */
export const reportWordsEn: ReportWords = {
  saved: 'Saved on this phone',
  willBeSent: 'It will be sent by itself as soon as there is a signal.',
  trackingCode: 'Tracking code',
  restored: 'What you wrote before was brought back from this phone.',
  notSaved:
    'This phone is full: your latest words are not saved yet. Do not close this page; delete other files, or received reports in the outbox, then go on.',
  saveFailed: 'Your latest words are not saved on this phone yet. Do not close this page; we are trying again.',
  troubles: {
    'no-space': {
      title: 'The report is not saved yet',
      next: 'What you wrote is still on this page. Delete other files, or received reports in the outbox, then press Send again.',
    },
    gone: {
      title: 'This draft is no longer on the phone',
      next: 'It may have been deleted in another tab. What is on this page is still here; press Send once more.',
    },
    'not-loaded': {
      title: 'The report is not saved yet',
      next: 'What you wrote is safe on this phone, but a part of this page has not been loaded. Wait for a signal, then press Send again.',
    },
  },
  plainTitle: 'The report will be sent directly',
  plain:
    'This browser cannot keep reports on the phone. The form works all the same: the report is sent directly, so you need a signal when you press Send.',
  sentElsewhere: 'This report was already saved from another tab on this phone.',
  seeOutbox: 'See the outbox on this phone',
}
