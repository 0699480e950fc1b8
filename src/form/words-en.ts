import type { FormWords } from './words-id.ts'

const kinds: FormWords['kinds'] = {
  complaint: { name: 'Complaint', hint: 'Something is broken, wrong or does harm' },
  aspiration: { name: 'Suggestion', hint: 'An idea or a wish to make it better' },
  information: { name: 'Question', hint: 'I would like to know something' },
}

const questions: FormWords['questions'] = {
  kind: 'What would you like to tell us?',
  what: 'What happened?',
  place: 'Where?',
  send: 'Check and send',
}

const problems: FormWords['problems'] = {
  'kind-missing': 'Choose one of the three.',
  'body-empty': 'Please write what happened first; one sentence is enough.',
  'body-too-long': 'This text is longer than 10,000 characters. All of it is still here; please shorten it a little.',
  'text-too-long': 'This field takes at most 200 characters. Your text is still here; please shorten it a little.',
  'date-wrong': 'This date cannot be read. Choose it again, or leave it empty.',
  'choice-wrong': 'This choice no longer exists. Choose again, or leave it empty.',
  'photos-again': 'Choose your photos again: a browser does not keep them when a form is shown again.',
  'photos-not-ready':
    'A photo is not ready: a part of this page has not been loaded. Your text and photos are safe on this phone. Wait for a signal, then press Send again.',
  expired:
    'This page was opened more than seven days ago. What you filled in is still below: check it, then send again.',
  'not-ours': 'This form did not come from our page. What you filled in is still below: check it, then send again.',
  'too-large': 'The photos are too large to be sent at once. Your text is still here: choose fewer photos again.',
  'too-many':
    'Too many reports came from this network within an hour. What you filled in is still here: wait a little, then send again.',
  unavailable:
    'The server is busy and has not received the report. What you filled in is still below: wait a little, then send again.',
}

/** The form in English. */
export const wordsEn: FormWords = {
  otherLanguage: 'Bahasa Indonesia',
  pageTitle: (facility) => (facility === null ? 'Make a report' : `Report: ${facility}`),
  description: 'Send a complaint, a suggestion or a question about public services in South Kalimantan.',
  reportAbout: 'A report about',
  general: 'General report',
  generalHint: 'About any public service in South Kalimantan.',
  answeredBy: 'Answered by',
  example: 'An example for trying out, not a real facility.',
  keptCode: (code) => `Code ${code}`,
  wrongCodeHint: 'This code is incomplete, or one of its characters is wrong. Describe the place in words.',
  typeAgain: 'Type the code again',
  withoutCode: 'Report without a code',
  keptCodeHint:
    'This phone does not know the place’s name yet. The code travels with your report; the province looks it up.',
  wrongPlace: 'Not this place?',
  generalForm: 'Make a general report',
  guide: { before: 'Emergency? Call ', emergency: ' (emergency) or ', police: ' (police).' },
  guideMore:
    'Cases before a court and matters of private firms are not decided here. Your report is received all the same.',
  guideTitle: 'Before you report',
  questions,
  kinds,
  kindHint: 'Tap one.',
  bodyLabel: 'Write it in your own words',
  bodyHint: 'What, when, who is affected. The first sentence becomes the title.',
  charactersLeft: (left) =>
    left >= 0
      ? `${left.toLocaleString('en-GB')} characters left`
      : `${(-left).toLocaleString('en-GB')} characters too many`,
  photos: 'Photos',
  photosHint: 'Optional, at most 5. Location data inside the photos is removed before they are sent.',
  takePhoto: 'Take a photo',
  choosePhotos: 'Choose photos',
  placeHint: 'It helps your report reach the right place. If you do not know, just go on.',
  regency: 'Regency or city',
  notChosen: 'Not chosen',
  placeText: 'Describe the place',
  placeTextHint: 'Street, bridge, river and which bank, or a building nearby.',
  placeTextAtFacility: 'Where exactly?',
  placeTextAtFacilityHint: 'For example: waiting room on the 2nd floor, counter 3.',
  optional: 'Add details (optional)',
  optionalHint: 'Category, date, name and contact, anonymous, confidential',
  category: 'Category',
  categoryOpen: 'Let the province choose',
  occurredOn: 'When did it happen?',
  privacyChoices: 'Who may see it?',
  anonymous: 'Anonymous',
  anonymousHint:
    'Your name is not published. It does not mean without identity: if you give a name, the provincial coordinator can see it.',
  confidential: 'Confidential',
  confidentialHint: 'Nothing of this report is published. Only the officers who handle it read it.',
  supervisory: 'Is it about abuse or illegal fees?',
  supervisoryHint:
    'Tick this if you suspect corruption, illegal fees or misconduct by staff. The report goes to a restricted queue and is not read by the agency it is about.',
  sender: 'Name and contact',
  name: 'Name',
  contact: 'Phone number or email',
  privacyNotice:
    'Optional. The Provincial Government of South Kalimantan uses it only to ask for details and to tell you the outcome (Law 27/2022). It is kept apart from the report and encrypted; you may ask to see, correct or erase it.',
  send: 'Send report',
  sendHint: 'After sending you get a tracking code.',
  summary: 'What will be sent',
  change: 'Change',
  noPhotos: 'No photos',
  photoCount: (count) => (count === 1 ? '1 photo' : `${count} photos`),
  next: 'Next',
  back: 'Back',
  stepOf: (step, of) => `Question ${step} of ${of}`,
  problemsTitle: 'Not sent yet',
  problemsSafe: 'Everything you filled in is still here.',
  problems,
}
