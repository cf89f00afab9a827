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
  colon: ':',
  close: 'Close',

  nav: {
    label: 'Main navigation',
    skip: 'Skip to content',
    list: 'List view',
    back: 'Back to the proof',
    card: 'Proof view',
    search: 'Search',
    add: 'Add a proof',
    dashboard: 'Dashboard',
    timeline: 'Timeline',
    experiences: 'Experiences',
    data: 'My data',
    more: 'More',
    people: 'Students',
    administration: 'Administration'
  },

  state: {
    draft: 'Draft',
    submitted: 'Submitted',
    toReview: 'To review',
    changes_requested: 'Changes requested',
    approved: 'Approved',
    declined: 'Not admissible'
  },

  filter: {
    label: 'Filter the list',
    all: 'All',
    draft: 'Drafts',
    submitted: 'Submitted',
    toReview: 'To review',
    changes_requested: 'Changes requested',
    approved: 'Approved',
    declined: 'Not admissible',
    toRead: 'For me to review',
    unread: 'News'
  },

  list: {
    title: 'My proofs',
    staffTitle: 'Students’ proofs',
    studentTitle: (name: string) => `${name}: their proofs`,
    everyStudent: 'See the proofs of all students',
    reviewUnknown: 'The person chosen in the gradebook has not opened Preuves yet and has no proof. Here are those of the other students.',
    added: 'Added',
    lastEvent: 'Last event',
    noCompetence: 'No competence chosen yet',
    comments: count => plural(count, `${count} comment`, `${count} comments`),
    unread: count => plural(count, `${count} update`, `${count} updates`),
    draftOf: number => `Draft of v${number}`,
    unpublished: 'Not published yet',
    inOrder: 'Proofs',
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
    afterwardsReadable: 'Everything is saved as you type. Your tutor can read your drafts, which are marked as drafts.',
    staffTitle: 'No proofs yet',
    staffText: 'Proofs appear here as soon as students publish a first version. Their drafts stay private.',
    staffTextReadable: 'Proofs appear here as soon as students write in them; those not yet published are marked as drafts.',
    oneStudentTitle: 'No proof yet',
    oneStudentText: 'This student has not published a version yet. Their drafts stay private.',
    oneStudentTextReadable: 'This student has not written anything yet.',
    unreadTitle: 'Nothing new',
    unreadText: 'You have seen every version, comment and decision.',
    reviewedTitle: 'All reviewed',
    reviewedText: 'No proof awaits your review. A newly published version will appear here.',
    filteredTitle: 'No proof in this state',
    filteredText: 'There may be others in another state.',
    seeAll: 'See all proofs'
  },

  sort: {
    label: 'Sort by',
    turn: 'Reverse the order',
    orders: { asc: 'ascending', desc: 'descending' },
    columns: { author: 'Author', title: 'Trace', competence: 'Target competence', state: 'State', created: 'Date added', updated: 'Last event' }
  },

  table: {
    download: 'Download (CSV)',
    coming: 'The table is being prepared.',
    started: 'The download of the table begins.'
  },

  removed: {
    title: 'Withdrawn and deleted',
    back: 'Back to the list',
    intro: 'A published proof that you withdraw is visible to you alone, and you can bring it back at any time. One that was never published is gone for good thirty days after you delete it.',
    taken: 'Withdrawn',
    deleted: 'Deleted',
    until: 'gone for good on',
    restore: 'Restore',
    restoreOf: title => `Restore: ${title}`,
    restored: 'The proof is restored.',
    open: 'Open it',
    emptyTitle: 'Nothing withdrawn',
    emptyText: 'The proofs that you withdraw or delete wait here.'
  },

  search: {
    title: 'Search',
    words: 'Words to find',
    hint: 'In titles, texts, captions and comments. Accents and endings do not matter.',
    go: 'Search',
    filters: 'Filters',
    state: 'State',
    student: 'Author',
    group: 'Group',
    groupNumber: id => `Group ${id}`,
    experience: 'Experience',
    from: 'From',
    to: 'To',
    any: 'Any',
    unread: 'With news',
    toRead: 'For me to review',
    optionsFailed: 'Some of the choices could not be loaded.',
    quoted: words => `“${words}”`,
    active: 'Active filters',
    remove: filter => `Remove the filter: ${filter}`,
    clear: 'Clear all',
    found: count => plural(count, `${count} proof found`, `${count} proofs found`),
    foundMore: count => `More than ${count} proofs found`,
    searching: 'Searching…',
    noneTitle: 'No proof matches',
    tips: [
      'Accents, capitals, plurals and endings do not matter: “evaluations” finds “évaluation”. Words are read as French.',
      'Every word must be in the proof: try fewer.',
      'Words in quotes stand together: "cahier des charges".',
      'A minus before a word leaves it out: planning -réunion.'
    ],
    tipFilters: 'Fewer filters let more proofs through.',
    saved: 'Saved searches',
    save: 'Save this search',
    name: 'Name of the search',
    nameHint: 'Such as “To review this week”.',
    nameMissing: 'Give the search a name.',
    confirm: 'Save',
    kept: name => `The search “${name}” is saved.`,
    forget: name => `Forget the search “${name}”`,
    forgotten: name => `The search “${name}” is forgotten.`
  },

  ofStudent: {
    label: name => `The portfolio of ${name}`,
    unnamed: 'The portfolio of this student',
    list: 'Proofs',
    chooseTitle: 'Choose a student',
    chooseText: 'This view shows the portfolio of one person at a time.'
  },

  dashboard: {
    title: 'Dashboard',
    longTitle: 'Dashboard: competence portfolio',
    studentTitle: name => `${name}: dashboard`,
    next: 'Next step',
    step: {
      'first-fiche': 'Begin your first proof: a title and a trace are enough to come back to it later.',
      'answer-changes': title => `Your tutor requests changes to “${title}”: read them, then prepare the next version.`,
      'read-news': title => `There is news on “${title}”.`,
      'finish-draft': title => `Finish the draft “${title}”, then publish it.`,
      'prove-competence': name => `No approved proof shows ${name} yet: begin one.`,
      wait: 'Your tutor has something to read. Meanwhile, note the traces that you mean to collect.',
      done: 'All your competences are proved. Keep a copy of your portfolio.'
    },
    staffStep: {
      'first-fiche': 'Has not begun a proof yet.',
      'answer-changes': title => `Has to answer the changes requested to “${title}”.`,
      'read-news': title => `Has not seen the news on “${title}” yet.`,
      'finish-draft': title => `Has a draft to finish: “${title}”.`,
      'prove-competence': name => `Has yet to prove ${name}.`,
      wait: 'Waits for a review.',
      done: 'Has proved every competence.'
    },
    act: {
      'first-fiche': 'Begin a proof',
      'answer-changes': 'Read the request',
      'read-news': 'See the news',
      'finish-draft': 'Go on with the draft',
      'prove-competence': 'Begin a proof',
      wait: 'Note a trace',
      done: 'Download my data'
    },
    see: 'See the proof',
    news: 'News',
    noNews: 'Nothing new: you have seen everything.',
    allNews: 'See all proofs with news',
    waiting: count => plural(count, `${count} version waits for a review.`, `${count} versions wait for a review.`),
    progress: 'Progress by competence',
    noCompetence: 'This unit has no competence yet.',
    steps: { planned: 'Planned', draft: 'Drafts', submitted: 'Submitted', changesRequested: 'To change', approved: 'Approved', declined: 'Not admissible' },
    chart: (name, parts) => `${name}: ${parts}`,
    table: 'Number of proofs and planned traces by competence',
    none: 'nothing yet',
    proved: 'Proved',
    needed: count => plural(count, 'One more proof to be approved', `${count} more proofs to be approved`),
    types: 'Types of situations',
    covered: 'Covered',
    missing: count => plural(count, 'One is missing', `${count} are missing`),
    ofType: count => plural(count, `${count} published proof`, `${count} published proofs`),
    weeks: 'Regularity',
    weeksText: (count, weeks) => plural(count, `${count} version published in ${weeks} weeks`, `${count} versions published in ${weeks} weeks`),
    activeWeeks: count => plural(count, 'all in the same week', `spread over ${count} weeks`),
    weeksHint: 'A trace is best told at once: a little every week is better than everything at the end.',
    weeksTable: 'See the weeks as a table',
    week: 'Week of',
    versions: 'Published versions',
    lastActivity: 'Last event'
  },

  plan: {
    title: 'Traces that I mean to collect',
    staffTitle: 'Planned traces',
    intro: 'For each competence, note the traces that you think you will gather: a photo, minutes, a diagram…',
    none: 'No planned trace yet.',
    add: 'Plan a trace',
    addTo: code => `Plan a trace for ${code}`,
    label: code => `Planned trace for ${code}`,
    missing: 'Say which trace you mean to collect.',
    save: 'Save',
    edit: 'Edit',
    editOf: text => `Edit: ${text}`,
    remove: 'Remove',
    removeOf: text => `Remove: ${text}`,
    removed: 'The planned trace is removed.',
    begin: 'Begin the proof',
    beginOf: text => `Begin the proof: ${text}`,
    fiche: 'Proof that has it',
    noFiche: 'None yet',
    collected: 'Collected',
    collectedCount: (done, all) => `${done} of ${all} collected`,
    elsewhere: 'Competences that the unit no longer has'
  },

  timeline: {
    title: 'Timeline',
    studentTitle: name => `${name}: timeline`,
    intro: 'Your traces by the date of what they show, not of when they were added.',
    experiences: 'Experiences',
    ongoing: 'During:',
    from: date => `since ${date}`,
    until: date => `until ${date}`,
    between: (from, to) => `${from} to ${to}`,
    version: number => `v${number}`,
    undated: count => plural(count, `${count} trace has no date`, `${count} traces have no date`),
    undatedText: 'Give the date of what it shows when you improve the proof: it takes its place here once published.',
    seeFiches: 'See my proofs',
    emptyTitle: 'The thread of your traces',
    emptyText: 'Each trace that is published with its date takes its place here, the oldest first. It tells how a competence was built.',
    emptyStaff: 'No dated trace is published yet.',
    shown: count => plural(count, `${count} dated trace`, `${count} dated traces`),
    full: 'The first 500 traces are shown.'
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
    discarded: 'The recovered text is deleted.',
    givenUp: 'What you typed is given up.'
  },

  version: {
    tabs: 'Versions of the proof',
    short: number => `v${number}`,
    long: number => `Version ${number}`,
    published: 'published on',
    by: 'by',
    publishedOn: number => `v${number} published on`,
    older: 'There is a newer version',
    imported: 'Imported from Moodle'
  },

  traces: {
    title: 'Traces',
    enlarge: name => `Enlarge the image: ${name}`,
    imageMissing: 'Image unavailable',
    opensElsewhere: '(new tab)',
    confidential: 'Confidential',
    download: 'Download',
    downloadOf: name => `Download: ${name}`,
    none: 'No trace.'
  },

  improve: {
    label: 'Your proof',
    title: {
      draft: 'Draft',
      submitted: 'Awaiting review',
      changes_requested: 'Changes are requested',
      approved: 'Your proof is approved',
      declined: 'Your proof is not admissible'
    },
    text: {
      draft: '',
      submitted: 'Your tutor can read this version and comment on it. You may already prepare a better one.',
      changes_requested: 'The next version starts from this one, which stays as it is.',
      approved: 'You may still add to it: the new version will be reviewed in turn.',
      declined: 'The conversation says why. A new version will be reviewed in turn.'
    },
    drafted: (number, when) => `v${number} is begun; draft of ${when}.`,
    begin: number => `Improve (v${number})`,
    goOn: number => `Continue v${number}`
  },

  comment: {
    title: 'Conversation',
    me: 'You',
    on: number => `on v${number}`,
    onTrace: name => `Trace: ${name}`,
    label: number => `Your comment on v${number}`,
    send: 'Send the comment',
    sent: 'Comment sent.',
    missing: 'Write your comment first.'
  },

  decision: {
    title: number => `Decision on v${number}`,
    approve: 'Approve',
    request: 'Request changes',
    decline: 'Not admissible',
    form: {
      changes_requested: {
        label: 'What to change, and why',
        hint: 'The student reads these words with the request.',
        missing: 'Say what is to be changed.',
        send: 'Send the request'
      },
      declined: {
        label: 'Why it is not admissible',
        hint: 'The student reads these words with the decision.',
        missing: 'Say why it is not admissible.',
        send: 'Say that it is not admissible'
      }
    },
    undo: 'Undo the decision',
    standing: {
      draft: 'Nothing to decide: the proof is not published.',
      approved: 'This version is approved.',
      changes_requested: 'Changes are requested. The next version will come back for review.',
      declined: 'This version is not admissible. The next version will come back for review.'
    },
    done: {
      approved: number => `v${number} is approved.`,
      changes_requested: number => `Changes to v${number} are requested.`,
      declined: number => `v${number} is said to be not admissible.`
    },
    overtaken: 'The proof has changed meanwhile: this is how it stands now.',
    reopened: 'The decision is undone: the proof is to be reviewed again.',
    byMe: {
      approved: number => `You approved v${number}.`,
      changes_requested: number => `You requested changes to v${number}.`,
      declined: number => `You said that v${number} is not admissible.`,
      reopened: number => `You undid the decision on v${number}.`
    },
    by: {
      approved: (name, number) => `${name} approved v${number}.`,
      changes_requested: (name, number) => `${name} requested changes to v${number}.`,
      declined: (name, number) => `${name} said that v${number} is not admissible.`,
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
    analysis: 'Analysis of the trace',
    textHint: {
      context: 'The organisation, the request, the means and the constraints.',
      description: 'Tell what was done: the context, your part, the steps.',
      analysis: 'Step back: your choices, their effect, what you make of them.',
      contribution: 'What you did yourself in this work, and what others did.'
    },
    full: (limit: string) => `This text cannot be longer than ${limit} characters: what is too much was not taken.`,
    markup: '**bold**, *italics*, “- ” at the start of a line for a list.',
    preview: 'Preview',
    previewOf: label => `Preview: ${label}`,
    write: 'Edit',
    writeOf: label => `Edit: ${label}`,
    traces: 'Traces',
    tracesHint: 'Choose the extracts that say most: images, documents, videos (50\u00a0MB per file at most), or links. Their order tells what happened.',
    pickFiles: 'Choose files',
    takePhoto: 'Take a photo',
    dropHere: 'or drop them here, or paste an image',
    room: (left, limit) => `You have ${left} of ${limit} left for your files.`,
    sending: name => `Sending ${name}`,
    unsent: count => plural(count, 'A file is not sent yet: it goes when the proof is opened again.', `${count} files are not sent yet: they go when the proof is opened again.`),
    reopen: 'Open the proof again',
    named: (action, name) => `${action}: ${name}`,
    tracePosition: (number, count, name) => `Trace ${number} of ${count}: ${name}`,
    moveUp: 'Move up',
    moveDown: 'Move down',
    moved: (name, number, count) => `${name}: now ${number} of ${count}.`,
    drag: 'Drag to change the order',
    remove: 'Remove',
    removed: name => `The trace is removed: ${name}.`,
    alt: 'Alternative text',
    altHint: 'What the image shows, for those who cannot see it.',
    decorative: 'Purely decorative image',
    caption: 'Caption',
    details: 'Type, date, confidentiality',
    type: 'Type of trace',
    typeHint: 'From the list, or in your own words.',
    eventDate: 'Date of the event',
    eventDateHint: 'Of what the trace shows.',
    confidential: 'Confidential',
    confidentialHint: 'For your tutor alone. If you can, add a simplified or anonymised version, without names or other people’s data: that one can be shown.',
    competence: 'Target competence',
    competenceHint: 'The one that this proof shows best.',
    competences: 'Competences worked on',
    competencesHint: 'Tick those that you put to work, then those that you really acquired.',
    acquired: 'Acquired',
    acquiredOf: code => `${code} is really acquired`,
    situationTypes: 'Types of situation',
    situationTypesHint: 'Your portfolio must cover each of them. A situation may have several.',
    experience: 'Experience',
    experienceHint: 'Where you met what the proof tells of.',
    experiences: 'Manage my experiences',
    noExperience: 'None',
    otherExperience: 'Removed experience',
    chosen: 'chosen',
    choose: 'Choose…',
    fixedHint: 'Fixed by the first publication: the proof is cited by it.',
    link: 'Link to the source of the trace',
    linkNumber: number => `Link to the source of the trace (${number})`,
    linkHint: 'The address of the whole document. Check that your tutor can open it.',
    linkChecking: 'Checking the link…',
    linkCaption: 'Name of the link',
    addLink: 'Add another link',
    letter: 'Identification of the proof',
    letterHint: 'One letter for each proof of the same competence. The first free one is suggested.',
    citedAs: citation => `Cited as ${citation}`
  },

  guidance: {
    title: level => `Guiding questions, level ${level}`,
    treated: (count, total) => `${count} of ${total}`,
    ticked: 'Guiding questions',
    version: (number, date) => `Version ${number} of ${date}`
  },

  editor: {
    visual: 'Visual editor',
    plain: 'Plain text',
    unfit: 'This text is edited as plain text: the visual editor would not keep all of it.',
    toolbar: label => `Formatting: ${label}`,
    bold: 'Bold',
    italic: 'Italics',
    heading: 'Heading',
    bullets: 'Bulleted list',
    numbers: 'Numbered list',
    quote: 'Quotation',
    link: 'Link',
    undo: 'Undo',
    redo: 'Redo',
    shift: 'Shift',
    linkAddress: 'Address of the link',
    linkSet: 'Set the link',
    linkRemove: 'Remove the link'
  },

  examples: {
    title: count => plural(count, `${count} counter-example with comments`, `${count} counter-examples with comments`),
    one: number => `Counter-example ${number}`,
    extract: 'Extract',
    feedback: 'What a tutor says of it',
    improved: 'Improved extract'
  },

  cloud: {
    title: 'This direct link opens only for those with whom the file is shared',
    folder: 'In your online space, make a folder named',
    share: 'Share this folder with your tutor.',
    drop: 'Put the document into it.',
    copy: 'Copy the direct link of the document, the one that works only for those who are allowed.',
    paste: 'Paste it here.',
    check: 'Ask your tutor whether it opens: nobody can check that from here.',
    better: 'Better: add the file to the proof. It will always open, and stays as you published it.'
  },

  advice: {
    title: count => plural(count, `Before you publish: ${count} piece of advice`, `Before you publish: ${count} pieces of advice`),
    none: 'Before you publish: nothing to add.',
    intro: 'What a tutor might ask you. None of it keeps you from publishing.',
    no_trace: 'There is no trace yet: add an extract of your work, or a link.',
    no_level2: 'The analysis (level 2) is empty or very short: say what you make of it.',
    relevance_not_justified: 'Nothing links the text to the competence yet: say why this trace shows it.',
    process_missing: lacks => `The process hardly shows. You could add: ${lacks}.`,
    lack: { steps: 'the steps that you took', choices: 'the reasons for your choices', result: 'what showed you that the result was right' },
    trace_not_accessible: url => `Your tutor may not be able to open this link: ${url}`
  },

  fileKind: {
    image: 'Image',
    video: 'Video',
    audio: 'Sound',
    email: 'E-mail',
    archive: 'Archive',
    table: 'Spreadsheet',
    slides: 'Slides',
    pdf: 'PDF',
    code: 'Code',
    text: 'Text',
    other: 'File'
  },

  write: {
    intro: 'A proof is a trace, its description and its analysis. Start where you like: nothing is visible before you publish.',
    introReadable: 'A proof is a trace, its description and its analysis. Start where you like: your tutor can read the draft, marked as one.',
    quick: 'A name and a photo are enough to begin: everything is saved, the rest can wait.',
    goOnTitle: 'Complete the proof',
    improveTitle: number => `Improve the proof (v${number})`,
    improveIntro: number => `You start from the content of v${number}, which stays as you published it.`,
    publish: number => `Publish v${number}`,
    published: number => `v${number} is published. Your tutor can read it.`,
    incomplete: count => plural(count, 'One thing to complete before publishing', `${count} things to complete before publishing`),
    toCorrect: count => plural(count, 'One thing to correct before publishing', `${count} things to correct before publishing`),
    unsentFile: 'A file is not sent yet: send it again or remove it.',
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

  traceType: {
    photo: 'Photo',
    video: 'Video',
    diagram: 'Diagram',
    poster: 'Poster',
    presentation: 'Presentation',
    email: 'E-mail exchange',
    summary: 'Summary note',
    progress: 'Progress report',
    method: 'Method',
    tool: 'Tool',
    approach: 'Methodical approach',
    process: 'Process',
    minutes: 'Minutes of a meeting',
    tutorial: 'Tutorial',
    bibliography: 'Bibliography',
    code: 'Computer code',
    specification: 'Specification',
    testimony: 'Testimony'
  },

  card: {
    draft: 'Draft',
    draftMark: 'Draft, not published yet',
    draftSaved: 'Saved on',
    draftText: 'The student may still change all of it. Comments and decisions are about what is published.',
    draftEmpty: 'This draft holds no text yet.',
    competences: 'Competences',
    acquired: 'acquired',
    experience: 'Experience',
    situationTypes: 'Kinds of situation',
    context: 'Context',
    contribution: 'Own contribution',
    compare: number => `Compare with v${number}`,
    situation: { title: 'Name of the situation', description: 'Description', analysis: 'Analysis' }
  },

  viewer: {
    position: (number, total) => `${number} of ${total}`,
    previous: 'Previous image',
    next: 'Next image',
    larger: 'Larger',
    smaller: 'Smaller',
    fit: 'Fit to the window',
    scale: percent => `${percent}%`,
    area: 'Image, scrolls when it is enlarged',
    alt: 'Alternative text:',
    keys: 'Keyboard: arrows, + and −, 0 to fit; Page Up and Page Down change the image.'
  },

  blocked: {
    button: 'I cannot open it',
    buttonOf: name => `I cannot open it: ${name}`,
    title: 'Tell the student that the trace does not open',
    text: 'The student will read this message in the conversation and on the trace. Once sent, it stays.',
    label: 'Your message',
    sentence: name => `I cannot open “${name}”. Could you share this document with me, or attach the file to the next version?`,
    send: 'Send the message',
    sent: 'The student is told.',
    byMe: when => `You said on ${when} that you cannot open it.`,
    by: (name, when) => `${name} could not open it (${when}).`,
    advice: 'Share the document with this person, or attach the file to the next version.'
  },

  linkCheck: {
    reachable: 'Opens for everybody',
    login: 'Asks to sign in',
    gone: 'Not found',
    unreachable: 'Does not answer',
    unknown: 'Not checked',
    direct: 'Opens only for those it is shared with'
  },

  reason: {
    label: 'Reason',
    hint: 'A ready sentence is added to your text: adapt it.',
    none: 'None',
    name: {
      no_trace: 'No trace',
      trace_not_accessible: 'Trace cannot be opened',
      no_level2: 'No stepping back',
      relevance_not_justified: 'Relevance to be explained',
      process_missing: 'Process missing'
    },
    sentence: {
      no_trace: 'No trace goes with this account: add an extract of your work (a document, a screenshot, an exchange…) that shows what you did.',
      trace_not_accessible: 'I cannot open one of your traces: check how it is shared, or attach the file.',
      no_level2: 'You have not stepped back yet: why did you act this way, what worked or did not, what would you do again?',
      relevance_not_justified: 'Say how this trace shows the competence: the connection is not explained yet.',
      process_missing: 'The result is there, but not the way to it: show the steps, the successive versions, your choices.'
    }
  },

  away: {
    remove: 'Withdraw the proof',
    removed: 'The proof is withdrawn.',
    delete: 'Delete the proof',
    deleted: 'The proof is deleted.',
    restore: 'Restore the proof',
    restored: 'The proof is restored.',
    isRemoved: 'Withdrawn',
    isDeleted: 'Deleted',
    removedTitle: when => `You withdrew this proof on ${when}`,
    removedText: 'Only you still see it. Its versions stay: you can bring it back at any time.',
    removedApproved: 'Its approval does not count while it is withdrawn.',
    deletedTitle: when => `You deleted this proof on ${when}`,
    deletedText: 'It was never published: it goes for good after thirty days. Until then you can bring it back.',
    discard: 'Give up this draft',
    discarded: number => `The draft of v${number} is given up.`,
    draftBack: 'The draft is back.'
  },

  compare: {
    title: 'Compare two versions',
    before: 'Compare',
    after: 'with',
    legend: 'What was taken out is struck through, what was added is underlined.',
    alike: 'Both versions say the same.',
    unchanged: 'Unchanged',
    removed: 'taken out: ',
    added: 'added: ',
    end: ', end. ',
    byLines: 'These two texts differ too much to be compared word by word: their lines are.',
    whole: 'These two texts differ too much to be compared closely: the old one, then the new one.',
    change: { same: 'Unchanged', added: 'Added', removed: 'Taken out', changed: 'Changed', moved: 'Moved' },
    part: { caption: 'Caption', alt: 'Alternative text', type: 'Type', eventDate: 'Date', confidential: 'Confidential', decorative: 'Decorative' },
    yes: 'yes',
    no: 'no'
  },

  experience: {
    title: 'My experiences',
    titleOf: name => `${name}: experiences`,
    staffTitle: 'The student’s experiences',
    intro: 'An internship, a gap year, a project, a role in a club: where your proofs came about. A proof may belong to an experience.',
    add: 'Add an experience',
    emptyTitle: 'Your first experience',
    emptyText: 'Say where you acted and with whom: when you write a proof you can tie it to this experience, and your tutor will see how varied your path is.',
    noneTitle: 'No experience yet',
    noneText: 'This student has not described any experience.',
    whoseTitle: 'Whose?',
    whoseText: 'Choose a student first.',
    newTitle: 'New experience',
    edit: 'Change',
    editOf: title => `Change: ${title}`,
    remove: 'Take away',
    removeOf: title => `Take away: ${title}`,
    removed: title => `“${title}” is taken away. Published versions still name it.`,
    restored: title => `“${title}” is back.`,
    saved: 'The experience is saved.',
    stale: 'This experience was changed elsewhere meanwhile. What you typed is still here: save again to keep it, or cancel to see the other.',
    fiches: count => plural(count, `${count} proof`, `${count} proofs`),
    from: 'Since',
    until: 'Until',
    label: {
      kind: 'Kind',
      title: 'Title',
      host: 'Host organisation',
      startsOn: 'Beginning',
      endsOn: 'End',
      setting: 'Setting',
      involvement: 'Lived or observed',
      realism: 'Real or simulated',
      collaboration: 'Alone or in a team',
      supervisor: 'Supervisor there'
    },
    titleHint: 'For example: final internship, treasurer of the robotics club…',
    supervisorHint: 'Their name, and how to reach them.',
    titleMissing: 'Give the experience a title.',
    endsBefore: 'The end comes before the beginning.',
    unsaid: 'Not said',
    kind: {
      internship: 'Internship',
      gap_year_job: 'Gap year job',
      extracurricular: 'Extracurricular role',
      prior: 'Earlier experience',
      project: 'Project',
      other: 'Other'
    },
    setting: { training: 'In training', internship: 'In an internship' },
    involvement: { lived: 'Lived', observed: 'Observed' },
    realism: { real: 'Real', simulated: 'Simulated' },
    collaboration: { alone: 'Alone', team: 'In a team' }
  },

  data: {
    title: 'My data',
    keptTitle: 'What Preuves keeps',
    identity: 'Your name and your e-mail address, as Moodle gives them.',
    work: 'Your proofs: drafts, published versions, traces, experiences and planned traces.',
    talk: 'Comments and decisions, with their author and date.',
    visit: 'The date of your last visit, and what you have read already.',
    browser: 'In this browser: the text that you type, until it is saved.',
    readers: 'You and your tutors read your proofs; nobody else. Images that are shown are rid of where and with what they were taken; other files, videos and HEIC photos among them, stay as they are.',
    roomTitle: 'Room used',
    room: (used, limit) => `${used} of ${limit}`,
    roomLeft: left => `${left} is left for your files.`,
    roomFull: 'There is no room left: take files out of your drafts.',
    exportTitle: 'Take your work with you',
    exportText: 'An archive of all that you wrote and stored here: a page to read in a browser, the data (JSON) and every file. As often as you like.',
    export: 'Download my portfolio (ZIP)',
    removedTitle: 'Withdrawn proofs',
    removedText: 'A proof that was withdrawn is seen by you alone, and can be restored.',
    removed: 'See the withdrawn proofs',
    mailsTitle: 'E-mails',
    mailsText: address => `Preuves tells you what is new at the address that Moodle gives: ${address}.`,
    mailsNoAddress: 'Moodle does not give your e-mail address: Preuves cannot write to you.',
    mailsWhen: 'When Preuves writes to you',
    mailsRhythm: {
      immediate: 'Some minutes after anything new',
      daily: 'Once a day, at 7 a.m.',
      weekly: 'Once a week, on Mondays at 7 a.m.',
      never: 'Never'
    },
    mailsHint: 'An e-mail says who published, commented or decided, and on which proof; never what is written there, nor what you have read already. This choice is for all your courses.',
    mailsChanged: {
      immediate: 'Preuves will write to you some minutes after anything new.',
      daily: 'Preuves will write to you once a day at most.',
      weekly: 'Preuves will write to you once a week at most.',
      never: 'Preuves will write to you no more.'
    }
  },

  method: {
    title: 'Method',
    kindTitle: 'What a portfolio is made of',
    kind: { proof: 'Proofs', situation: 'Professional situations' },
    kindText: {
      proof: 'A trace, its description and its analysis, for one competence, cited by a letter.',
      situation: 'A context, what was done, its analysis and each one’s part, for several competences; the tutor may say that a situation is not admissible.'
    },
    kindHint: 'This choice brings its rules and its guiding questions. It can be made as long as nothing is published in the unit.',
    kindChanged: { proof: 'The unit’s portfolios are made of proofs.', situation: 'The unit’s portfolios are made of professional situations.' },
    drafts: 'Tutors read drafts',
    draftsHint: 'They see them marked as such, without waiting for a publication.',
    draftsChanged: { on: 'Tutors read drafts.', off: 'Drafts stay private until they are published.' },
    guidanceTitle: 'Guiding questions and counter-examples',
    shipped: 'Original version, shipped with Preuves.',
    version: (version, when, author) => `Version ${version}, of ${when}, by ${author}.`,
    versionOnly: (version, when) => `Version ${version}, of ${when}.`,
    counts: (questions, examples) => `${plural(questions, `${questions} question`, `${questions} questions`)}, ${plural(examples, `${examples} counter-example`, `${examples} counter-examples`)}.`,
    edit: 'Change the questions and counter-examples',
    description: 'Level 1: describe',
    analysis: 'Level 2: step back',
    examples: 'Counter-examples',
    examplesHint: 'An extract that falls short, what a tutor says of it, and what it becomes once reworked.',
    question: number => `Question ${number}`,
    example: number => `Counter-example ${number}`,
    part: { extract: 'Extract', feedback: 'The tutor’s words', improved: 'Improved extract' },
    competence: 'Competence',
    anyCompetence: 'All',
    french: 'in French',
    english: 'in English',
    englishHint: 'Where the English text is left empty, the French one is shown.',
    named: (part, language) => `${part}, ${language}`,
    addQuestion: 'Add a question',
    addExample: 'Add a counter-example',
    up: name => `Move up: ${name}`,
    down: name => `Move down: ${name}`,
    remove: name => `Take out: ${name}`,
    removed: 'It is taken out.',
    missing: 'Write the French text, or take this line out.',
    incomplete: 'A French text is missing.',
    saved: 'The questions and counter-examples are saved.',
    stale: version => `Somebody else changed the method meanwhile. ${version} What you typed is still here: save again to keep it, or cancel to see the other.`
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
    'traces.missing': 'Add a trace: a file or a link.',
    'competenceIds.missing': 'Choose the target competence.',
    'competenceIds.fixed': 'The first publication has fixed the competence.',
    'competenceIds.too-many': 'Choose fewer competences.',
    'letter.missing': 'Choose the letter that identifies the proof.',
    'letter.taken': 'Another proof of this competence already has this letter: choose another one.',
    'url.missing': 'Give the address of the document.',
    'url.not-a-link': 'Give a complete address, beginning with https://.',
    'alt.missing': 'Say what the image shows, or that it is decorative.',
    'context.missing': 'Give the context.',
    'experienceId.missing': 'Choose the experience.',
    'situationTypes.missing': 'Choose at least one type of situation.',
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
    'too-large': 'The file is larger than 50\u00a0MB.',
    'not-an-image': 'This file says that it is an image, but cannot be read.',
    'quota-exceeded': 'There is no room left for your files. Remove some from your drafts, or give a link to this one.',
    removed: 'This proof was withdrawn: restore it first.',
    'nothing-published': 'Nothing of this proof is published: remove the proof itself.',
    'profile-in-use': 'Proofs are already published in this unit: what a portfolio contains does not change any more.',
    incomplete: 'Something is missing from the proof.',
    'too-many-requests': 'Too many requests at once. Try again in a minute.',
    internal: 'Something went wrong on our side. Try again in a moment.',
    unavailable: 'The service is unavailable for now. Try again in a moment.'
  }
}
