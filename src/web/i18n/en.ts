import type { Messages } from './messages.ts'
import { pluralOf } from './plural.ts'

const plural = pluralOf('en')

export const en: Messages = {
  otherLanguage: 'Français',
  loading: 'Loading…',
  untitled: 'Untitled',
  nothing: 'Nothing yet',
  undo: 'Undo',
  cancel: 'Cancel',
  close: 'Close',

  nav: {
    label: 'Main navigation',
    skip: 'Skip to content',
    list: 'List view',
    back: 'Back to the proof',
    add: 'Add a proof',
    people: 'Students',
    administration: 'Administration'
  },

  state: {
    draft: 'Draft',
    submitted: 'Submitted',
    toReview: 'To review',
    changes_requested: 'Changes requested',
    approved: 'Approved'
  },

  filter: {
    label: 'Filter by state',
    all: 'All',
    draft: 'Drafts',
    submitted: 'Submitted',
    toReview: 'To review',
    changes_requested: 'Changes requested',
    approved: 'Approved'
  },

  list: {
    title: 'My proofs',
    staffTitle: 'Students’ proofs',
    studentTitle: (name: string) => `${name}: their fiches`,
    everyStudent: 'See the fiches of all students',
    reviewUnknown: 'The person chosen in the gradebook has not opened Preuves yet and has no fiche. Here are those of the other students.',
    authorColumn: 'Author and date added',
    traceColumn: 'Trace',
    stateColumn: 'State',
    added: 'Added',
    lastEvent: 'Last event',
    noCompetence: 'No competence chosen yet',
    comments: count => plural(count, `${count} comment`, `${count} comments`),
    unread: count => plural(count, `${count} update`, `${count} updates`),
    draftOf: number => `Draft of v${number}`,
    shown: count => plural(count, `${count} proof shown`, `${count} proofs shown`),
    more: 'Show more'
  },

  empty: {
    studentTitle: 'Your first proof',
    studentText: 'A proof of competence shows something you did, tells how you did it, and says what you learned.',
    trace: 'A trace',
    traceText: 'An extract of your work: a photo, a diagram, a schedule, a link to a document…',
    description: 'Its description',
    descriptionText: 'The context, your part in it, how you went about it.',
    analysis: 'Its analysis',
    analysisText: 'What worked and what did not, what you learned, what you would do again.',
    begin: 'Add my first proof',
    afterwards: 'Everything is saved as you type. Your tutor only sees what you publish.',
    staffTitle: 'No proofs yet',
    staffText: 'Proofs appear here as soon as students publish a first version. Their drafts stay private.',
    oneStudentTitle: 'No published fiche',
    oneStudentText: 'This student has not published a version yet. Their drafts stay private.',
    reviewedTitle: 'All reviewed',
    reviewedText: 'No proof awaits your review. A newly published version will appear here.',
    filteredTitle: 'No proof in this state',
    filteredText: 'There may be others in another state.',
    seeAll: 'See all proofs'
  },

  found: {
    title: title => `Recovered text: ${title}`,
    here: 'Recovered text',
    text: when => `This browser kept a text of ${when} that may not have been saved.`,
    open: 'Resume',
    restore: 'Use this text',
    discard: 'Delete it',
    look: 'See this text',
    restored: 'The recovered text is in the form.',
    discarded: 'The recovered text is deleted.'
  },

  version: {
    tabs: 'Versions of the proof',
    short: number => `v${number}`,
    long: number => `Version ${number}`,
    published: 'published on',
    publishedOn: number => `v${number} published on`,
    older: 'There is a newer version'
  },

  traces: {
    title: 'Traces',
    enlarge: name => `Enlarge the image: ${name}`,
    imageMissing: 'Image unavailable',
    opensElsewhere: '(new tab)'
  },

  improve: {
    label: 'Your proof',
    title: {
      draft: 'Draft',
      submitted: 'Awaiting review',
      changes_requested: 'Changes are requested',
      approved: 'Your proof is approved'
    },
    text: {
      draft: '',
      submitted: 'Your tutor can read this version and comment on it. You may already prepare a better one.',
      changes_requested: 'The next version starts from this one, which stays as it is.',
      approved: 'You may still add to it: the new version will be reviewed in turn.'
    },
    drafted: (number, when) => `v${number} is begun; draft of ${when}.`,
    begin: number => `Improve (v${number})`,
    goOn: number => `Continue v${number}`
  },

  comment: {
    title: 'Conversation',
    me: 'You',
    on: number => `on v${number}`,
    label: number => `Your comment on v${number}`,
    send: 'Send the comment',
    sent: 'Comment sent.',
    missing: 'Write your comment first.'
  },

  decision: {
    title: number => `Decision on v${number}`,
    approve: 'Approve',
    request: 'Request changes',
    reason: 'What to change, and why',
    reasonHint: 'The student reads these words with the request.',
    reasonMissing: 'Say what is to be changed.',
    sendRequest: 'Send the request',
    undo: 'Undo the decision',
    standing: {
      draft: 'Nothing to decide: the proof is not published.',
      approved: 'This version is approved.',
      changes_requested: 'Changes are requested. The next version will come back for review.'
    },
    done: {
      approved: number => `v${number} is approved.`,
      changes_requested: number => `Changes to v${number} are requested.`
    },
    overtaken: 'The proof has changed meanwhile: this is how it stands now.',
    reopened: 'The decision is undone: the proof is to be reviewed again.',
    byMe: {
      approved: number => `You approved v${number}.`,
      changes_requested: number => `You requested changes to v${number}.`,
      reopened: number => `You undid the decision on v${number}.`
    },
    by: {
      approved: (name, number) => `${name} approved v${number}.`,
      changes_requested: (name, number) => `${name} requested changes to v${number}.`,
      reopened: (name, number) => `${name} undid the decision on v${number}.`
    }
  },

  score: {
    title: 'Portfolio grade:',
    waiting: 'Being sent to Moodle…',
    sent: when => `Sent to Moodle on ${when}.`,
    refused: 'Moodle did not take the grade.',
    resend: 'Send again',
    ungraded: 'This activity has no column in the gradebook.',
    unknownError: 'Another attempt will follow.'
  },

  column: {
    title: 'Approvals do not reach the gradebook',
    text: 'Moodle gave this activity no column. In its settings, tick “Allow Preuves to add grades in the gradebook”, or let Preuves add a column to the course.',
    add: 'Add a column to the gradebook',
    added: 'The column is added; the scores that were waiting are being sent.'
  },

  scoreErrors: {
    unreachable: 'Moodle is not responding; another attempt will follow.',
    busy: 'Moodle asks to wait; another attempt will follow.',
    unauthorised: 'Moodle does not let Preuves grade: ask the administrator to open grades to this tool.',
    conflict: 'The gradebook already holds a newer grade.',
    refused: 'This person may not be graded in this course.',
    gone: 'The column is not in the gradebook any more.'
  },

  form: {
    optional: '(optional)',
    title: 'Name of the proof',
    titleHint: 'Say what it is: project schedule, minutes of a meeting, architecture diagram…',
    description: 'Description of the trace',
    descriptionHint: 'Tell what was done: the context, your part, the steps.',
    analysis: 'Analysis of the trace',
    analysisHint: 'Step back: your choices, their effect, what you make of them.',
    markup: '**bold**, *italics*, “- ” at the start of a line for a list.',
    preview: 'Preview',
    previewOf: label => `Preview: ${label}`,
    write: 'Edit',
    writeOf: label => `Edit: ${label}`,
    image: 'Trace as an image',
    imageHint: 'Choose the extract that says most. A proof needs at least one trace: an image (20\u00a0MB at most) or a link.',
    pickImage: 'Choose an image',
    pickAnother: 'Add another image',
    dropHere: 'or drop it here, or paste it',
    sending: name => `Sending ${name}`,
    dropUpload: 'Remove',
    named: (action, name) => `${action}: ${name}`,
    alt: 'Alternative text',
    altHint: 'What the image shows, for those who cannot see it.',
    caption: 'Caption',
    removeImage: 'Remove the image',
    imageRemoved: 'The image is removed.',
    competence: 'Target competence',
    competenceHint: 'The one that this proof shows best.',
    choose: 'Choose…',
    fixedHint: 'Fixed by the first publication: the proof is cited by it.',
    link: 'Link to the source of the trace',
    linkNumber: number => `Link to the source of the trace (${number})`,
    linkHint: 'The address of the whole document. Check that your tutor can open it.',
    linkCaption: 'Name of the link',
    addLink: 'Add another link',
    removeLink: number => number === 1 ? 'Remove the link' : `Remove link ${number}`,
    linkRemoved: 'The link is removed.',
    letter: 'Identification of the proof',
    letterHint: 'One letter for each proof of the same competence. The first free one is suggested.',
    citedAs: citation => `Cited as ${citation}`
  },

  guidance: {
    title: level => `Guiding questions, level ${level}`
  },

  write: {
    intro: 'A proof is a trace, its description and its analysis. Start where you like: nothing is visible before you publish.',
    goOnTitle: 'Complete the proof',
    improveTitle: number => `Improve the proof (v${number})`,
    improveIntro: number => `You start from the content of v${number}, which stays as you published it.`,
    publish: number => `Publish v${number}`,
    published: number => `v${number} is published. Your tutor can read it.`,
    incomplete: count => plural(count, 'One thing to complete before publishing', `${count} things to complete before publishing`),
    toCorrect: count => plural(count, 'One thing to correct before publishing', `${count} things to correct before publishing`),
    unsentImage: 'An image is not sent yet: send it again or remove it.',
    notPublished: 'The proof is not published'
  },

  save: {
    save: 'Save',
    automatic: 'Saved automatically',
    saving: 'Saving…',
    saved: time => `Saved at ${time}`,
    offline: 'Offline: kept in this browser',
    offlineNotKept: 'Offline: keep this page open',
    ended: 'Session ended: text kept in this browser. Open the activity again from Moodle.',
    endedNotKept: 'Session ended: copy your text before you leave this page',
    conflict: 'Two different texts.',
    choose: 'Choose',
    refused: 'Not saved.'
  },

  conflict: {
    title: 'This proof was also changed elsewhere',
    text: 'Another tab or device has saved a different text. Which one do you keep?',
    mine: 'The text of this page',
    other: 'The text saved elsewhere',
    keep: 'Keep the text of this page',
    take: 'Take the other text',
    kept: 'The text of this page is kept.',
    took: 'The other text is in the form.'
  },

  competence: {
    title: unit => `Competences of the unit ${unit}`,
    framework: (title, version) => `Framework “${title}”, version ${version}.`,
    text: 'A new label holds for what is published from now on; versions already published keep the one they had.',
    none: 'This framework holds no competence.',
    rename: 'Rename',
    renameOf: code => `Rename ${code}`,
    label: code => `Label of ${code}`,
    missing: 'Give the competence a label.',
    renamed: code => `${code} is renamed.`,
    restored: code => `The former label of ${code} is restored.`,
    stale: 'Somebody else has changed this framework meanwhile. This is how it stands now: read it, then try again.'
  },

  people: {
    title: 'Students',
    search: 'Search by name',
    columns: { student: 'Student', fiches: 'Published proofs', tutors: 'Tutors' },
    groups: (count: number, list: string) => plural(count, `Group ${list}`, `Groups ${list}`),
    left: 'No longer in the course',
    lastActivity: 'Last event on',
    seen: 'Last visit on',
    neverSeen: 'Has not come yet',
    count: {
      submitted: (count: number) => `${count} to review`,
      changes_requested: (count: number) => `${count} with changes requested`,
      approved: (count: number) => `${count} approved`
    },
    noFiche: 'No published proof',
    shown: (count: number) => plural(count, `${count} student shown`, `${count} students shown`),
    more: 'Show more',
    roster: {
      none: 'Your platform does not list the members of the course: each student appears when they first open the activity.',
      awaited: 'The platform is being asked for the members of the course. Until then, each student appears when they first open the activity.',
      read: (when: string) => `Members of the course according to the platform, ${when}. The list is read again when a teacher opens the activity.`,
      failed: 'The platform did not give the list of the course’s members; another attempt will follow. Until then, each student appears when they first open the activity.',
      unauthorised: 'The platform does not let Preuves read the list of members: ask its administrator to open that service to this tool. Until then, each student appears when they first open the activity.'
    },
    empty: 'No student yet',
    unassigned: 'No student is assigned to you',
    unassignedText: 'In this unit, an administrator says who each student’s tutors are. Those assigned to you will appear here, with their proofs.',
    notFound: 'No student of that name',
    notFoundText: 'Search by how the first or last name begins.',
    policy: 'Who follows whom',
    policies: { everyone: 'Every teacher follows every student', assigned: 'Assigned tutors only' },
    assignedHint: 'A teacher then sees only the proofs of the students assigned to them. The change holds at once, for every activity of the unit.',
    prepared: 'The tutors that you assign count once this is chosen.',
    policyChanged: { everyone: 'Every teacher follows every student.', assigned: 'Only assigned tutors see the proofs.' },
    noTutor: 'No tutor',
    tutorsOf: (name: string) => `Tutors of ${name}`,
    add: 'Add a tutor',
    addTo: (name: string) => `Add a tutor to ${name}`,
    choose: 'Teacher',
    chooseHint: 'A teacher who is missing here has to open the activity once first.',
    confirm: 'Add',
    everybodyIs: 'Every teacher known here already is one. A teacher who is missing has to open the activity once first.',
    withdraw: (tutor: string, student: string) => `Remove ${tutor}, who follows ${student}`,
    added: (tutor: string, student: string) => `${tutor} follows ${student}.`,
    withdrawn: (tutor: string, student: string) => `${tutor} no longer follows ${student}.`
  },

  platform: {
    title: 'Connected platform',
    text: 'The Moodle from which Preuves is opened.',
    none: 'No platform is connected.',
    active: 'Active',
    inactive: 'Disabled',
    issuer: 'Platform identifier',
    clientId: 'Client identifier',
    deployments: 'Deployments',
    since: 'Connected since'
  },

  check: {
    run: 'Check the connection',
    runOf: (name: string) => `Check the connection with ${name}`,
    running: 'Checking: Preuves is calling Moodle. This takes half a minute at most.',
    sound: 'The connection works.',
    watch: (count: number) => plural(count, 'The connection works, with one point to watch.', `The connection works, with ${count} points to watch.`),
    broken: (count: number) => plural(count, 'One point must be put right.', `${count} points must be put right.`),
    doneAt: (when: string) => `Checked on ${when}.`,
    outcome: { ok: 'In order', failed: 'To put right', warning: 'To watch', skipped: 'Not checked' },
    part: {
      platform: 'Platform active',
      platformKeys: 'Keys of Moodle',
      ownKeys: 'Keys of Preuves',
      token: 'Access token',
      scopes: 'Permissions',
      clock: 'Clocks',
      lineItem: 'Gradebook',
      members: 'Members of the course'
    }
  },

  connect: {
    title: 'Connect another Moodle',
    invitation: 'The easiest way: ask the operator of Preuves for an invitation address. The administrator of the other Moodle pastes it into “Manage tools”, and everything sets itself.',
    byHand: 'By hand',
    form: 'In the other Moodle, open “Site administration › Plugins › External tool › Manage tools”, then “configure a tool manually”.',
    copyThese: 'Copy these values there, with the version “LTI 1.3” and the public key type “Keyset URL”; tick “Supports Deep Linking”.',
    services: 'Under “Services”, allow grade sync with column management, and the list of members. Under “Privacy”, share name and email, and accept grades.',
    details: 'Save, then give the operator of Preuves the “configuration details” that Moodle shows for the tool.',
    value: {
      toolUrl: 'Tool URL',
      publicKeyset: 'Public keyset',
      loginUrl: 'Initiate login URL',
      redirectionUrl: 'Redirection URI(s)',
      deepLinkingUrl: 'Content selection URL',
      customParameters: 'Custom parameters'
    },
    copy: 'Copy',
    copyOf: (name: string) => `Copy: ${name}`,
    copied: (name: string) => `Copied: ${name}.`,
    selected: (name: string) => `The text is selected, to be copied by keyboard: ${name}.`
  },

  failure: {
    title: 'This page cannot be shown',
    notFoundTitle: 'Page not found',
    retry: 'Try again',
    home: 'Back to the list'
  },

  ended: {
    title: 'Your session has ended',
    text: 'Open the activity again from Moodle. What you had begun to write is kept in this browser and will be offered to you.',
    banner: 'Your text is kept in this browser. Open the activity again from Moodle: it will be offered to you.'
  },

  unopened: {
    title: 'Preuves opens from Moodle',
    text: 'Your course tells who you are here: there is no account or password to make.',
    step1: 'Log in to Moodle.',
    step2: 'Open your course.',
    step3: 'Click the portfolio activity.'
  },

  fieldProblems: {
    'title.missing': 'Give the proof a name.',
    'description.missing': 'Describe the trace.',
    'analysis.missing': 'Analyse the trace.',
    'traces.missing': 'Add a trace: an image or a link.',
    'competenceIds.missing': 'Choose the target competence.',
    'competenceIds.fixed': 'The first publication has fixed the competence.',
    'competenceIds.too-many': 'Choose fewer competences.',
    'letter.missing': 'Choose the letter that identifies the proof.',
    'letter.taken': 'Another proof of this competence already has this letter: choose another one.',
    'url.missing': 'Give the address of the document.',
    'url.not-a-link': 'Give a complete address, beginning with https://.',
    'alt.missing': 'Say what the image shows.',
    other: 'Check this field.'
  },

  problems: {
    offline: 'The server is not responding. Check your connection, then try again.',
    unexpected: 'Something unforeseen happened. Open the activity again from Moodle.',
    invalid: 'The server did not understand the request. Open the activity again from Moodle.',
    unauthenticated: 'Your session has ended. Open the activity again from Moodle.',
    'session-ended': 'Your session has ended. Open the activity again from Moodle.',
    'code-unknown': 'This opening link was already used. Open the activity again from Moodle.',
    forbidden: 'Your role in this course does not open this page.',
    'not-found': 'It does not exist, or it is not open to you.',
    'letter-taken': 'Another proof of this competence already has this letter.',
    'nothing-to-publish': 'This version is already published.',
    'nothing-changed': 'Nothing has changed since the last version.',
    'already-decided': 'This version already has this decision.',
    'no-gradebook': 'Moodle does not let Preuves add a column in this course. The administrator can allow it in the tool’s services.',
    'lms-failed': 'Moodle did not answer as expected. Try again in a moment.',
    stale: 'The proof has changed meanwhile. Reload it.',
    'too-large': 'The file is larger than 20\u00a0MB.',
    'not-an-image': 'This file is not a PNG, JPEG, WebP or GIF image.',
    incomplete: 'Something is missing from the proof.',
    'too-many-requests': 'Too many requests at once. Try again in a minute.',
    internal: 'Something went wrong on our side. Try again in a moment.',
    unavailable: 'The service is unavailable for now. Try again in a moment.'
  }
}
