import type { ReportWords } from './words-id.ts'

/** What the form says once it is alive, in English. */
export const reportWordsEn: ReportWords = {
  saved: 'Saved on this phone',
  willBeSent: 'It will be sent by itself as soon as there is a signal.',
  trackingCode: 'Tracking code',
  restored: 'What you wrote before was brought back from this phone.',
  notSaved:
    'This phone is full: your latest words are not saved yet. Do not close this page; delete other files, then go on.',
  saveFailed: 'Your latest words are not saved on this phone yet. Do not close this page; we are trying again.',
  troubles: {
    'no-space': {
      title: 'The report is not saved yet',
      next: 'What you wrote is still on this page. Free some space on the phone, then press Send again.',
    },
    gone: {
      title: 'This draft is no longer on the phone',
      next: 'It may have been deleted in another tab. What is on this page is still here; press Send once more.',
    },
    'not-loaded': {
      title: 'The report is not saved yet',
      next: 'What you wrote is kept on this phone, but the report is not sealed yet. Press Send once more; if it still fails, reload the page when there is a signal.',
    },
  },
  plainTitle: 'The report will be sent directly',
  plain:
    'This browser cannot keep reports on the phone. The form works all the same: the report is sent directly, so you need a signal when you press Send.',
  sentElsewhere: 'This report was already saved from another tab on this phone.',
  seeOutbox: 'See the outbox on this phone',
  photo: (position) => `Photo ${position}`,
  photoWork: (position) => `Making photo ${position} smaller…`,
  removePhoto: (position) => `Remove photo ${position}`,
  retakePhoto: (position) => `Replace photo ${position}`,
  remove: 'Remove',
  retake: 'Replace',
  removed: 'Photo removed.',
  undo: 'Undo',
  photoAdded: (count) => (count === 1 ? '1 photo saved on this phone.' : `${count} photos saved on this phone.`),
  photoProblems: {
    heic: 'This photo is in the HEIC format, which this phone cannot read here. Your text and other photos are safe. Use the Take a photo button, or set the camera to “Most compatible” (JPEG).',
    broken: 'This file is damaged or not a photo. Your text and other photos are safe. Choose another one.',
    'too-many': 'At most 5 photos. The first five are here; remove one to replace it.',
    'too-large':
      'This photo is too large to open on this phone. Your text and other photos are safe. Take it again in a smaller size.',
    'no-space':
      'This phone is full: this photo is not saved yet. Your text and other photos are safe. Delete other files, then choose it again.',
    unreadable:
      'This photo could not be read from the phone. Your text and other photos are safe. Choose it once more.',
  },
  district: 'District',
  village: 'Village',
  notChosen: 'Not chosen',
  usePosition: 'Use my location (GPS)',
  findingPosition: 'Finding your location…',
  position: (metres, minutes) =>
    `Location kept, accurate to ±${metres} m, ${minutes < 1 ? 'just now' : `${minutes} min ago`}.`,
  removePosition: 'Remove location',
  positionProblems: {
    denied: 'Access to the location was refused. Just describe the place in words.',
    unavailable: 'The location was not found. Try in the open, or describe the place.',
  },
}
