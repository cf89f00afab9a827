import { pluralOf } from './plural.ts'

const plural = pluralOf('fr')

/** The source: every other language has the same keys. `\u00a0` stands where French wants a space that does not break. */
export const fr = {
  otherLanguage: 'English',
  loading: 'Chargement…',
  untitled: 'Sans nom',
  nothing: 'Rien pour l’instant',
  undo: 'Annuler',
  cancel: 'Annuler',
  colon: '\u00a0:',
  close: 'Fermer',

  nav: {
    label: 'Navigation principale',
    skip: 'Aller au contenu',
    list: 'Affichage liste',
    back: 'Retour à la fiche',
    card: 'Affichage fiche',
    search: 'Recherche',
    add: 'Ajouter une fiche',
    dashboard: 'Tableau de bord',
    timeline: 'Chronologie',
    experiences: 'Expériences',
    data: 'Mes données',
    more: 'Plus',
    people: 'Étudiants',
    administration: 'Administration'
  },

  state: {
    draft: 'Brouillon',
    submitted: 'En attente',
    toReview: 'À relire',
    changes_requested: 'À modifier',
    approved: 'Approuvée',
    declined: 'Non recevable'
  },

  filter: {
    label: 'Filtrer la liste',
    all: 'Toutes',
    draft: 'Brouillons',
    submitted: 'En attente',
    toReview: 'À relire',
    changes_requested: 'À modifier',
    approved: 'Approuvées',
    declined: 'Non recevables',
    toRead: 'À relire par moi',
    unread: 'Nouveautés'
  },

  list: {
    title: 'Mes fiches',
    staffTitle: 'Fiches des étudiants',
    studentTitle: (name: string) => `${name}\u00a0: ses fiches`,
    everyStudent: 'Voir les fiches de tous les étudiants',
    reviewUnknown: 'La personne choisie dans le carnet de notes n’a pas encore ouvert Preuves\u00a0: elle n’a pas de fiche. Voici celles des autres étudiants.',
    added: 'Ajoutée le',
    lastEvent: 'Dernier événement le',
    noCompetence: 'Compétence à choisir',
    comments: (count: number) => plural(count, `${count} commentaire`, `${count} commentaires`),
    unread: (count: number) => plural(count, `${count} nouveauté`, `${count} nouveautés`),
    draftOf: (number: number) => `Brouillon de la v${number}`,
    unpublished: 'Pas encore publiée',
    inOrder: 'Fiches',
    shown: (count: number) => plural(count, `${count} fiche affichée`, `${count} fiches affichées`),
    more: 'Afficher la suite'
  },

  empty: {
    studentTitle: 'Votre première preuve',
    studentText: 'Une fiche est une preuve de compétence\u00a0: elle montre ce que vous avez fait, le raconte et en tire les leçons.',
    trace: 'Une trace',
    traceText: 'Un extrait de votre travail\u00a0: photo, schéma, planning, lien vers un document…',
    description: 'Sa description',
    descriptionText: 'Le contexte, votre rôle, la manière dont vous vous y êtes pris.',
    analysis: 'Son analyse',
    analysisText: 'Ce qui a marché ou non, ce que vous avez appris, ce que vous referiez.',
    begin: 'Ajouter ma première fiche',
    afterwards: 'Tout s’enregistre au fil de la frappe. Votre tuteur ne voit que ce que vous publiez.',
    afterwardsReadable: 'Tout s’enregistre au fil de la frappe. Votre tuteur peut lire vos brouillons, marqués comme tels.',
    staffTitle: 'Aucune fiche pour l’instant',
    staffText: 'Les fiches apparaissent ici dès que les étudiants en publient une première version. Leurs brouillons restent privés.',
    staffTextReadable: 'Les fiches apparaissent ici dès que les étudiants y écrivent\u00a0; celles qui ne sont pas publiées sont marquées comme brouillons.',
    oneStudentTitle: 'Aucune fiche pour l’instant',
    oneStudentText: 'Cet étudiant n’a encore publié aucune version. Ses brouillons restent privés.',
    oneStudentTextReadable: 'Cet étudiant n’a encore rien écrit.',
    unreadTitle: 'Rien de nouveau',
    unreadText: 'Vous avez vu toutes les versions, tous les commentaires et toutes les décisions.',
    reviewedTitle: 'Tout est relu',
    reviewedText: 'Aucune fiche n’attend votre relecture. Une nouvelle version publiée apparaîtra ici.',
    filteredTitle: 'Aucune fiche dans cet état',
    filteredText: 'D’autres fiches existent peut-être dans un autre état.',
    seeAll: 'Voir toutes les fiches'
  },

  sort: {
    label: 'Trier par',
    turn: 'Inverser l’ordre',
    orders: { asc: 'ordre croissant', desc: 'ordre décroissant' },
    columns: { author: 'Auteur', title: 'Trace', competence: 'Compétence visée', state: 'État', created: 'Date d’ajout', updated: 'Dernier événement' }
  },

  table: {
    download: 'Télécharger (CSV)',
    coming: 'Le tableau se prépare.',
    started: 'Le téléchargement du tableau commence.'
  },

  removed: {
    title: 'Retirées et supprimées',
    back: 'Retour à la liste',
    intro: 'Une fiche publiée que vous retirez n’est plus visible que de vous, et vous pouvez toujours la rétablir. Une fiche jamais publiée est effacée pour de bon trente jours après sa suppression.',
    taken: 'Retirée le',
    deleted: 'Supprimée le',
    until: 'effacée pour de bon le',
    restore: 'Rétablir',
    restoreOf: (title: string) => `Rétablir\u00a0: ${title}`,
    restored: 'La fiche est rétablie.',
    open: 'L’ouvrir',
    emptyTitle: 'Rien de retiré',
    emptyText: 'Les fiches que vous retirez ou supprimez attendent ici.'
  },

  search: {
    title: 'Recherche',
    words: 'Mots cherchés',
    hint: 'Dans les titres, les textes, les légendes et les commentaires. Accents et terminaisons ne comptent pas.',
    go: 'Chercher',
    filters: 'Filtres',
    state: 'État',
    student: 'Auteur',
    group: 'Groupe',
    groupNumber: (id: string) => `Groupe ${id}`,
    experience: 'Expérience',
    from: 'Depuis le',
    to: 'Jusqu’au',
    any: 'Indifférent',
    unread: 'Avec des nouveautés',
    toRead: 'À relire par moi',
    optionsFailed: 'Une partie des choix n’a pas pu être chargée.',
    quoted: (words: string) => `«\u00a0${words}\u00a0»`,
    active: 'Filtres actifs',
    remove: (filter: string) => `Retirer le filtre\u00a0: ${filter}`,
    clear: 'Tout effacer',
    found: (count: number) => plural(count, `${count} fiche trouvée`, `${count} fiches trouvées`),
    foundMore: (count: number) => `Plus de ${count} fiches trouvées`,
    searching: 'Recherche en cours…',
    noneTitle: 'Aucune fiche ne correspond',
    tips: [
      'Accents, majuscules, pluriels et conjugaisons ne comptent pas\u00a0: «\u00a0evaluations\u00a0» trouve «\u00a0évaluation\u00a0».',
      'Tous les mots doivent se trouver dans la fiche\u00a0: essayez-en moins.',
      'Entre guillemets, les mots se suivent\u00a0: "cahier des charges".',
      'Un moins devant un mot l’exclut\u00a0: planning -réunion.'
    ],
    tipFilters: 'Un filtre de moins laisse passer plus de fiches.',
    saved: 'Recherches enregistrées',
    save: 'Enregistrer cette recherche',
    name: 'Nom de la recherche',
    nameHint: 'Par exemple «\u00a0À relire cette semaine\u00a0».',
    nameMissing: 'Donnez un nom à la recherche.',
    confirm: 'Enregistrer',
    kept: (name: string) => `La recherche «\u00a0${name}\u00a0» est enregistrée.`,
    forget: (name: string) => `Oublier la recherche «\u00a0${name}\u00a0»`,
    forgotten: (name: string) => `La recherche «\u00a0${name}\u00a0» est oubliée.`
  },

  ofStudent: {
    label: (name: string) => `Le portfolio de ${name}`,
    unnamed: 'Le portfolio de cet étudiant',
    list: 'Fiches',
    chooseTitle: 'Choisissez un étudiant',
    chooseText: 'Cette vue montre le portfolio d’une personne à la fois.'
  },

  dashboard: {
    title: 'Tableau de bord',
    longTitle: 'Tableau de bord\u00a0: portfolio de compétences',
    studentTitle: (name: string) => `${name}\u00a0: tableau de bord`,
    next: 'Prochaine étape',
    step: {
      'first-fiche': 'Commencez votre première fiche\u00a0: un titre et une trace suffisent pour la retrouver plus tard.',
      'answer-changes': (title: string) => `Votre tuteur demande des modifications de «\u00a0${title}\u00a0»\u00a0: lisez-les, puis préparez la version suivante.`,
      'read-news': (title: string) => `Il y a du nouveau sur «\u00a0${title}\u00a0».`,
      'finish-draft': (title: string) => `Terminez le brouillon «\u00a0${title}\u00a0», puis publiez-le.`,
      'prove-competence': (name: string) => `Aucune fiche approuvée ne prouve encore ${name}\u00a0: commencez-en une.`,
      wait: 'Votre tuteur a de quoi lire. En attendant, notez les traces que vous comptez recueillir.',
      done: 'Toutes vos compétences sont prouvées. Gardez une copie de votre portfolio.'
    },
    staffStep: {
      'first-fiche': 'N’a pas encore commencé de fiche.',
      'answer-changes': (title: string) => `Doit répondre aux modifications demandées sur «\u00a0${title}\u00a0».`,
      'read-news': (title: string) => `N’a pas encore vu les nouveautés de «\u00a0${title}\u00a0».`,
      'finish-draft': (title: string) => `A un brouillon à terminer\u00a0: «\u00a0${title}\u00a0».`,
      'prove-competence': (name: string) => `Doit encore prouver ${name}.`,
      wait: 'Attend une relecture.',
      done: 'A prouvé toutes les compétences.'
    },
    act: {
      'first-fiche': 'Commencer une fiche',
      'answer-changes': 'Lire la demande',
      'read-news': 'Voir les nouveautés',
      'finish-draft': 'Reprendre le brouillon',
      'prove-competence': 'Commencer une fiche',
      wait: 'Noter une trace',
      done: 'Télécharger mes données'
    },
    see: 'Voir la fiche',
    news: 'Nouveautés',
    noNews: 'Rien de nouveau\u00a0: vous avez tout vu.',
    allNews: 'Voir toutes les fiches avec des nouveautés',
    waiting: (count: number) => plural(count, `${count} version attend une relecture.`, `${count} versions attendent une relecture.`),
    progress: 'Progression par compétence',
    noCompetence: 'Aucune compétence n’est définie dans cette unité.',
    steps: { planned: 'Prévues', draft: 'Brouillons', submitted: 'En attente', changesRequested: 'À modifier', approved: 'Approuvées', declined: 'Non recevables' },
    chart: (name: string, parts: string) => `${name}\u00a0: ${parts}`,
    table: 'Nombre de fiches et de traces prévues par compétence',
    none: 'rien pour l’instant',
    proved: 'Prouvée',
    needed: (count: number) => plural(count, 'Encore une fiche à faire approuver', `Encore ${count} fiches à faire approuver`),
    types: 'Types de situations',
    covered: 'Couvert',
    missing: (count: number) => plural(count, 'Il en manque une', `Il en manque ${count}`),
    ofType: (count: number) => plural(count, `${count} fiche publiée`, `${count} fiches publiées`),
    weeks: 'Régularité',
    weeksText: (count: number, weeks: number) => plural(count, `${count} version publiée en ${weeks} semaines`, `${count} versions publiées en ${weeks} semaines`),
    activeWeeks: (count: number) => plural(count, 'toutes la même semaine', `réparties sur ${count} semaines`),
    weeksHint: 'Une trace se raconte mieux tout de suite\u00a0: un peu chaque semaine vaut mieux que tout à la fin.',
    weeksTable: 'Voir le tableau des semaines',
    week: 'Semaine du',
    versions: 'Versions publiées',
    lastActivity: 'Dernier événement le'
  },

  plan: {
    title: 'Traces que je compte recueillir',
    staffTitle: 'Traces prévues',
    intro: 'Notez, pour chaque compétence, les traces que vous pensez réunir\u00a0: photo, compte rendu, schéma…',
    none: 'Aucune trace prévue pour l’instant.',
    add: 'Prévoir une trace',
    addTo: (code: string) => `Prévoir une trace pour ${code}`,
    label: (code: string) => `Trace prévue pour ${code}`,
    missing: 'Dites quelle trace vous comptez recueillir.',
    save: 'Enregistrer',
    edit: 'Modifier',
    editOf: (text: string) => `Modifier\u00a0: ${text}`,
    remove: 'Retirer',
    removeOf: (text: string) => `Retirer\u00a0: ${text}`,
    removed: 'La trace prévue est retirée.',
    begin: 'Commencer la fiche',
    beginOf: (text: string) => `Commencer la fiche\u00a0: ${text}`,
    fiche: 'Fiche qui la contient',
    noFiche: 'Aucune pour l’instant',
    collected: 'Recueillie',
    collectedCount: (done: number, all: number) => `${done} sur ${all} ${all > 1 ? 'recueillies' : 'recueillie'}`,
    elsewhere: 'Compétences retirées de l’unité'
  },

  timeline: {
    title: 'Chronologie',
    studentTitle: (name: string) => `${name}\u00a0: chronologie`,
    intro: 'Vos traces à la date de ce qu’elles montrent, et non à celle de leur ajout.',
    experiences: 'Expériences',
    ongoing: 'Pendant\u00a0:',
    from: (date: string) => `depuis le ${date}`,
    until: (date: string) => `jusqu’au ${date}`,
    between: (from: string, to: string) => `du ${from} au ${to}`,
    version: (number: number) => `v${number}`,
    undated: (count: number) => plural(count, `${count} trace n’a pas de date`, `${count} traces n’ont pas de date`),
    undatedText: 'Donnez la date de ce qu’elle montre en améliorant la fiche\u00a0: elle prendra sa place ici à la publication.',
    seeFiches: 'Voir mes fiches',
    emptyTitle: 'Le fil de vos traces',
    emptyText: 'Chaque trace publiée avec sa date prend place ici, de la plus ancienne à la plus récente. On y lit comment une compétence s’est construite.',
    emptyStaff: 'Aucune trace datée n’est publiée pour l’instant.',
    shown: (count: number) => plural(count, `${count} trace datée`, `${count} traces datées`),
    full: 'Les 500 premières traces sont affichées.'
  },

  found: {
    title: (title: string) => `Texte retrouvé\u00a0: ${title}`,
    here: 'Texte retrouvé',
    text: (when: string) => `Ce navigateur a gardé un texte du ${when} qui n’était peut-être pas enregistré.`,
    open: 'Le reprendre',
    restore: 'Reprendre ce texte',
    discard: 'L’effacer',
    look: 'Voir ce texte',
    restored: 'Le texte retrouvé est dans le formulaire.',
    discarded: 'Le texte retrouvé est effacé.',
    givenUp: 'Votre saisie est abandonnée.'
  },

  version: {
    tabs: 'Versions de la fiche',
    short: (number: number) => `v${number}`,
    long: (number: number) => `Version ${number}`,
    published: 'publiée le',
    by: 'par',
    publishedOn: (number: number) => `v${number} publiée le`,
    older: 'Une version plus récente existe',
    imported: 'Reprise de Moodle'
  },

  traces: {
    title: 'Traces',
    enlarge: (name: string) => `Agrandir l’image\u00a0: ${name}`,
    imageMissing: 'Image indisponible',
    opensElsewhere: '(nouvel onglet)',
    confidential: 'Confidentielle',
    download: 'Télécharger',
    downloadOf: (name: string) => `Télécharger\u00a0: ${name}`,
    none: 'Aucune trace.'
  },

  improve: {
    label: 'Votre fiche',
    title: {
      draft: 'Brouillon',
      submitted: 'En attente de relecture',
      changes_requested: 'Des modifications vous sont demandées',
      approved: 'Votre preuve est approuvée',
      declined: 'Votre fiche n’est pas recevable'
    },
    text: {
      draft: '',
      submitted: 'Votre tuteur peut lire cette version et la commenter. Vous pouvez déjà en préparer une meilleure.',
      changes_requested: 'La version suivante part de celle-ci, qui reste telle quelle.',
      approved: 'Vous pouvez encore l’enrichir\u00a0: la nouvelle version sera relue à son tour.',
      declined: 'Le motif est donné dans les échanges. Une nouvelle version sera relue à son tour.'
    },
    drafted: (number: number, when: string) => `La v${number} est commencée\u00a0; brouillon du ${when}.`,
    begin: (number: number) => `Améliorer (v${number})`,
    goOn: (number: number) => `Continuer la v${number}`
  },

  comment: {
    title: 'Échanges',
    me: 'Vous',
    on: (number: number) => `sur la v${number}`,
    onTrace: (name: string) => `Trace\u00a0: ${name}`,
    label: (number: number) => `Votre commentaire sur la v${number}`,
    send: 'Envoyer le commentaire',
    sent: 'Commentaire envoyé.',
    missing: 'Écrivez d’abord votre commentaire.'
  },

  decision: {
    title: (number: number) => `Décision sur la v${number}`,
    approve: 'Approuver',
    request: 'Demander des modifications',
    decline: 'Non recevable',
    form: {
      changes_requested: {
        label: 'Ce qui est à modifier, et pourquoi',
        hint: 'L’étudiant lira ces mots avec la demande.',
        missing: 'Dites ce qui est à modifier.',
        send: 'Envoyer la demande'
      },
      declined: {
        label: 'Pourquoi elle n’est pas recevable',
        hint: 'L’étudiant lira ces mots avec la décision.',
        missing: 'Dites pourquoi elle n’est pas recevable.',
        send: 'Dire non recevable'
      }
    },
    undo: 'Annuler la décision',
    standing: {
      draft: 'Rien à décider\u00a0: la fiche n’est pas publiée.',
      approved: 'Cette version est approuvée.',
      changes_requested: 'Des modifications sont demandées. La prochaine version sera à relire.',
      declined: 'Cette version n’est pas recevable. La prochaine version sera à relire.'
    },
    done: {
      approved: (number: number) => `La v${number} est approuvée.`,
      changes_requested: (number: number) => `Des modifications de la v${number} sont demandées.`,
      declined: (number: number) => `La v${number} est dite non recevable.`
    },
    overtaken: 'La fiche a changé entre-temps\u00a0: la voici telle qu’elle est.',
    reopened: 'La décision est annulée\u00a0: la fiche est de nouveau à relire.',
    byMe: {
      approved: (number: number) => `Vous avez approuvé la v${number}.`,
      changes_requested: (number: number) => `Vous avez demandé des modifications de la v${number}.`,
      declined: (number: number) => `Vous avez dit la v${number} non recevable.`,
      reopened: (number: number) => `Vous avez annulé la décision sur la v${number}.`
    },
    by: {
      approved: (name: string, number: number) => `${name} a approuvé la v${number}.`,
      changes_requested: (name: string, number: number) => `${name} a demandé des modifications de la v${number}.`,
      declined: (name: string, number: number) => `${name} a dit la v${number} non recevable.`,
      reopened: (name: string, number: number) => `${name} a annulé la décision sur la v${number}.`
    }
  },

  score: {
    title: 'Note du portfolio\u00a0:',
    waiting: 'Envoi à Moodle en cours…',
    sent: (when: string) => `Transmis à Moodle le ${when}.`,
    refused: 'Moodle n’a pas pris la note.',
    resend: 'Renvoyer',
    ungraded: 'Cette activité n’a pas de colonne dans le carnet de notes.',
    unknownError: 'Une nouvelle tentative suivra.'
  },

  column: {
    title: 'Les approbations n’arrivent pas dans le carnet de notes',
    text: 'Moodle n’a pas donné de colonne à cette activité. Dans ses paramètres, cochez «\u00a0Autoriser Preuves à ajouter des notes\u00a0», ou laissez Preuves ajouter une colonne au cours.',
    add: 'Ajouter une colonne au carnet de notes',
    added: 'La colonne est ajoutée\u00a0; les notes en attente partent.'
  },

  scoreErrors: {
    unreachable: 'Moodle ne répond pas\u00a0; une nouvelle tentative suivra.',
    busy: 'Moodle demande d’attendre\u00a0; une nouvelle tentative suivra.',
    unauthorised: 'Moodle n’autorise pas Preuves à noter\u00a0: demandez à l’administrateur d’ouvrir les notes à cet outil.',
    conflict: 'Le carnet contient déjà une note plus récente.',
    refused: 'Cette personne n’est peut-être pas notée dans ce cours.',
    gone: 'La colonne n’existe plus dans le carnet de notes.'
  },

  form: {
    optional: '(facultatif)',
    title: 'Nom de la preuve',
    titleHint: 'Dites de quoi il s’agit\u00a0: planning de projet, compte rendu de réunion, schéma d’architecture…',
    description: 'Description de la trace',
    analysis: 'Analyse de la trace',
    textHint: {
      context: 'L’organisation, la demande, les moyens et les contraintes.',
      description: 'Racontez l’action\u00a0: le contexte, votre rôle, les étapes.',
      analysis: 'Prenez du recul\u00a0: vos choix, leur effet, ce que vous en retenez.',
      contribution: 'Ce que vous avez fait vous-même dans ce travail, et ce que d’autres ont fait.'
    },
    full: (limit: string) => `Ce texte ne peut pas dépasser ${limit}\u00a0caractères\u00a0: ce qui est en trop n’est pas repris.`,
    markup: '**gras**, *italique*, «\u00a0-\u00a0» en début de ligne pour une liste.',
    preview: 'Aperçu',
    previewOf: (label: string) => `Aperçu\u00a0: ${label}`,
    write: 'Modifier',
    writeOf: (label: string) => `Modifier\u00a0: ${label}`,
    traces: 'Traces',
    tracesHint: 'Choisissez les extraits les plus parlants\u00a0: images, documents, vidéos (50\u00a0Mo par fichier au plus), ou liens. Leur ordre raconte ce qui s’est passé.',
    pickFiles: 'Choisir des fichiers',
    takePhoto: 'Prendre une photo',
    dropHere: 'ou déposez-les ici, ou collez une image',
    room: (left: string, limit: string) => `Il vous reste ${left} sur ${limit} pour vos fichiers.`,
    sending: (name: string) => `Envoi de ${name}`,
    unsent: (count: number) => plural(count, 'Un fichier n’est pas encore envoyé\u00a0: il partira quand la fiche sera rouverte.', `${count} fichiers ne sont pas encore envoyés\u00a0: ils partiront quand la fiche sera rouverte.`),
    reopen: 'Rouvrir la fiche',
    named: (action: string, name: string) => `${action}\u00a0: ${name}`,
    tracePosition: (number: number, count: number, name: string) => `Trace ${number} sur ${count}\u00a0: ${name}`,
    moveUp: 'Monter',
    moveDown: 'Descendre',
    moved: (name: string, number: number, count: number) => `${name}\u00a0: en position ${number} sur ${count}.`,
    drag: 'Glisser pour changer l’ordre',
    remove: 'Retirer',
    removed: (name: string) => `La trace est retirée\u00a0: ${name}.`,
    alt: 'Texte de remplacement',
    altHint: 'Ce que montre l’image, pour qui ne peut pas la voir.',
    decorative: 'Image purement décorative',
    caption: 'Légende',
    details: 'Type, date, confidentialité',
    type: 'Type de trace',
    typeHint: 'Dans la liste, ou avec vos mots.',
    eventDate: 'Date de l’événement',
    eventDateHint: 'De ce que montre la trace.',
    confidential: 'Confidentielle',
    confidentialHint: 'Pour votre tuteur seulement. Joignez si possible une version simplifiée ou anonymisée, sans noms ni données de tiers\u00a0: elle pourra être montrée.',
    competence: 'Compétence visée',
    competenceHint: 'Celle que cette preuve démontre le mieux.',
    competences: 'Compétences mobilisées',
    competencesHint: 'Cochez celles que vous avez mises en œuvre, puis celles que vous avez effectivement acquises.',
    acquired: 'Acquise',
    acquiredOf: (code: string) => `${code} est effectivement acquise`,
    situationTypes: 'Types de situation',
    situationTypesHint: 'Votre portfolio doit couvrir chacun d’eux. Une situation peut en avoir plusieurs.',
    experience: 'Expérience',
    experienceHint: 'Où vous avez vécu ce que raconte la fiche.',
    experiences: 'Gérer mes expériences',
    noExperience: 'Aucune',
    otherExperience: 'Expérience retirée',
    chosen: 'choisie',
    choose: 'Choisir…',
    fixedHint: 'Fixée par la première publication\u00a0: la fiche est citée ainsi.',
    link: 'Lien vers la source de la trace',
    linkNumber: (number: number) => `Lien vers la source de la trace (${number})`,
    linkHint: 'L’adresse du document complet. Vérifiez que votre tuteur peut l’ouvrir.',
    linkChecking: 'Vérification du lien…',
    linkCaption: 'Intitulé du lien',
    addLink: 'Ajouter un autre lien',
    letter: 'Identification de la preuve',
    letterHint: 'Une lettre par preuve d’une même compétence. La première libre est proposée.',
    citedAs: (citation: string) => `Citée ${citation}`
  },

  guidance: {
    title: (level: 1 | 2) => `Questions guides, niveau ${level}`,
    treated: (count: number, total: number) => `${count} sur ${total}`,
    ticked: 'Questions guides',
    version: (number: number, date: string) => `Version ${number} du ${date}`
  },

  editor: {
    visual: 'Éditeur visuel',
    plain: 'Texte brut',
    unfit: 'Ce texte se modifie en texte brut\u00a0: l’éditeur visuel n’en garderait pas tout.',
    toolbar: (label: string) => `Mise en forme\u00a0: ${label}`,
    bold: 'Gras',
    italic: 'Italique',
    heading: 'Titre',
    bullets: 'Liste à puces',
    numbers: 'Liste numérotée',
    quote: 'Citation',
    link: 'Lien',
    undo: 'Annuler la frappe',
    redo: 'Rétablir',
    shift: 'Maj',
    linkAddress: 'Adresse du lien',
    linkSet: 'Poser le lien',
    linkRemove: 'Retirer le lien'
  },

  examples: {
    title: (count: number) => plural(count, `${count} contre-exemple commenté`, `${count} contre-exemples commentés`),
    one: (number: number) => `Contre-exemple ${number}`,
    extract: 'Extrait',
    feedback: 'Ce qu’un tuteur en dit',
    improved: 'Extrait amélioré'
  },

  cloud: {
    title: 'Ce lien direct ne s’ouvre que pour qui a reçu le partage',
    folder: 'Dans votre espace en ligne, créez un dossier nommé',
    share: 'Partagez ce dossier avec votre tuteur.',
    drop: 'Déposez-y le document.',
    copy: 'Copiez le lien direct du document, celui qui ne fonctionne que pour les personnes autorisées.',
    paste: 'Collez-le ici.',
    check: 'Demandez à votre tuteur s’il l’ouvre\u00a0: d’ici, personne ne peut le vérifier.',
    better: 'Mieux\u00a0: joignez le fichier à la fiche. Il s’ouvrira toujours, et reste tel que vous l’avez publié.'
  },

  advice: {
    title: (count: number) => plural(count, `Avant de publier\u00a0: ${count} conseil`, `Avant de publier\u00a0: ${count} conseils`),
    none: 'Avant de publier\u00a0: rien à signaler.',
    intro: 'Ce qu’un tuteur pourrait vous demander. Rien de cela n’empêche de publier.',
    no_trace: 'Il n’y a pas encore de trace\u00a0: joignez un extrait de votre travail, ou un lien.',
    no_level2: 'L’analyse (niveau 2) est vide ou très courte\u00a0: dites ce que vous en retenez.',
    relevance_not_justified: 'Rien ne relie encore le texte à la compétence\u00a0: dites pourquoi cette trace la montre.',
    process_missing: (lacks: string) => `La démarche se voit peu. Vous pourriez ajouter\u00a0: ${lacks}.`,
    lack: { steps: 'les étapes que vous avez suivies', choices: 'la raison de vos choix', result: 'ce qui vous a montré que le résultat convenait' },
    trace_not_accessible: (url: string) => `Votre tuteur ne pourra peut-être pas ouvrir ce lien\u00a0: ${url}`
  },

  fileKind: {
    image: 'Image',
    video: 'Vidéo',
    audio: 'Son',
    email: 'Courriel',
    archive: 'Archive',
    table: 'Tableur',
    slides: 'Diaporama',
    pdf: 'PDF',
    code: 'Code',
    text: 'Texte',
    other: 'Fichier'
  },

  write: {
    intro: 'Une preuve réunit une trace, sa description et son analyse. Commencez par où vous voulez\u00a0: rien n’est visible avant la publication.',
    introReadable: 'Une preuve réunit une trace, sa description et son analyse. Commencez par où vous voulez\u00a0: votre tuteur peut lire le brouillon, marqué comme tel.',
    quick: 'Un nom et une photo suffisent pour commencer\u00a0: tout s’enregistre, le reste peut attendre.',
    goOnTitle: 'Compléter la fiche',
    improveTitle: (number: number) => `Améliorer la fiche (v${number})`,
    improveIntro: (number: number) => `Vous partez du contenu de la v${number}, qui reste telle que vous l’avez publiée.`,
    publish: (number: number) => `Publier la v${number}`,
    published: (number: number) => `La v${number} est publiée. Votre tuteur peut la lire.`,
    incomplete: (count: number) => plural(count, 'Il reste un point à compléter avant de publier', `Il reste ${count} points à compléter avant de publier`),
    toCorrect: (count: number) => plural(count, 'Il reste un point à corriger avant de publier', `Il reste ${count} points à corriger avant de publier`),
    unsentFile: 'Un fichier n’est pas encore envoyé\u00a0: renvoyez-le ou retirez-le.',
    notPublished: 'La fiche n’est pas publiée'
  },

  save: {
    save: 'Enregistrer',
    automatic: 'Enregistrement automatique',
    saving: 'Enregistrement…',
    saved: (time: string) => `Enregistré à ${time}`,
    offline: 'Hors connexion\u00a0: gardé dans ce navigateur',
    offlineNotKept: 'Hors connexion\u00a0: gardez cette page ouverte',
    ended: 'Session terminée\u00a0: texte gardé dans ce navigateur. Rouvrez l’activité depuis Moodle.',
    endedNotKept: 'Session terminée\u00a0: copiez votre texte avant de quitter cette page',
    conflict: 'Deux textes différents.',
    choose: 'Choisir',
    refused: 'Non enregistré.'
  },

  conflict: {
    title: 'Cette fiche a aussi été modifiée ailleurs',
    text: 'Un autre onglet ou un autre appareil a enregistré un texte différent. Lequel gardez-vous\u00a0?',
    mine: 'Le texte de cette page',
    other: 'Le texte enregistré ailleurs',
    keep: 'Garder le texte de cette page',
    take: 'Prendre l’autre texte',
    kept: 'Le texte de cette page est gardé.',
    took: 'L’autre texte est dans le formulaire.'
  },

  competence: {
    title: (unit: string) => `Compétences de l’unité ${unit}`,
    framework: (title: string, version: number) => `Référentiel «\u00a0${title}\u00a0», version ${version}.`,
    text: 'Un nouveau libellé vaut pour les publications à venir\u00a0; les versions déjà publiées gardent celui qu’elles avaient.',
    none: 'Ce référentiel ne contient aucune compétence.',
    rename: 'Renommer',
    renameOf: (code: string) => `Renommer ${code}`,
    label: (code: string) => `Libellé de ${code}`,
    missing: 'Donnez un libellé à la compétence.',
    renamed: (code: string) => `${code} est renommée.`,
    restored: (code: string) => `L’ancien libellé de ${code} est rétabli.`,
    stale: 'Quelqu’un d’autre a modifié ce référentiel entre-temps. Voici son état actuel\u00a0: relisez-le, puis recommencez.'
  },

  people: {
    title: 'Étudiants',
    search: 'Chercher par nom',
    columns: { student: 'Étudiant', fiches: 'Fiches publiées', tutors: 'Tuteurs' },
    groups: (count: number, list: string) => plural(count, `Groupe ${list}`, `Groupes ${list}`),
    left: 'N’est plus dans le cours',
    lastActivity: 'Dernier événement le',
    seen: 'Dernière visite le',
    neverSeen: 'N’est pas encore venu',
    count: {
      submitted: (count: number) => `${count} à relire`,
      changes_requested: (count: number) => `${count} à modifier`,
      approved: (count: number) => plural(count, `${count} approuvée`, `${count} approuvées`)
    },
    noFiche: 'Aucune fiche publiée',
    shown: (count: number) => plural(count, `${count} étudiant affiché`, `${count} étudiants affichés`),
    more: 'Voir plus',
    roster: {
      none: 'Votre plateforme ne donne pas la liste des membres du cours\u00a0: chaque étudiant apparaît à sa première ouverture de l’activité.',
      awaited: 'La liste des membres du cours est demandée à la plateforme. D’ici là, chaque étudiant apparaît à sa première ouverture de l’activité.',
      read: (when: string) => `Membres du cours d’après la plateforme, le ${when}. La liste est relue quand un enseignant ouvre l’activité.`,
      failed: 'La plateforme n’a pas donné la liste des membres du cours\u00a0; une nouvelle tentative suivra. D’ici là, chaque étudiant apparaît à sa première ouverture de l’activité.',
      unauthorised: 'La plateforme ne permet pas à Preuves de lire la liste des membres\u00a0: demandez à son administrateur d’ouvrir ce service à cet outil. D’ici là, chaque étudiant apparaît à sa première ouverture de l’activité.'
    },
    empty: 'Aucun étudiant pour l’instant',
    unassigned: 'Aucun étudiant ne vous est attribué',
    unassignedText: 'Dans cette unité, un administrateur désigne les tuteurs de chaque étudiant. Ceux qu’il vous attribue apparaîtront ici, avec leurs fiches.',
    notFound: 'Aucun étudiant de ce nom',
    notFoundText: 'Cherchez par le début du prénom ou du nom.',
    policy: 'Qui suit qui',
    policies: { everyone: 'Tous les enseignants suivent tous les étudiants', assigned: 'Seulement les tuteurs désignés' },
    assignedHint: 'Un enseignant ne voit alors que les fiches des étudiants qui lui sont attribués. Le changement vaut tout de suite, pour toutes les activités de l’unité.',
    prepared: 'Les tuteurs que vous désignez ne comptent qu’une fois ce choix fait.',
    policyChanged: { everyone: 'Tous les enseignants suivent tous les étudiants.', assigned: 'Seuls les tuteurs désignés voient les fiches.' },
    noTutor: 'Aucun tuteur',
    tutorsOf: (name: string) => `Tuteurs\u00a0: ${name}`,
    add: 'Ajouter un tuteur',
    addTo: (name: string) => `Ajouter un tuteur à ${name}`,
    choose: 'Enseignant',
    chooseHint: 'Un enseignant qui manque ici doit d’abord ouvrir l’activité une fois.',
    confirm: 'Ajouter',
    everybodyIs: 'Tous les enseignants connus ici le sont déjà. Un enseignant qui manque doit d’abord ouvrir l’activité une fois.',
    withdraw: (tutor: string, student: string) => `Retirer ${tutor}, qui suit ${student}`,
    added: (tutor: string, student: string) => `${tutor} suit ${student}.`,
    withdrawn: (tutor: string, student: string) => `${tutor} ne suit plus ${student}.`
  },

  platform: {
    title: 'Plateforme connectée',
    text: 'Le Moodle depuis lequel Preuves est ouvert.',
    none: 'Aucune plateforme n’est connectée.',
    active: 'Active',
    inactive: 'Désactivée',
    issuer: 'Identifiant de la plateforme',
    clientId: 'Identifiant client',
    deployments: 'Déploiements',
    since: 'Connectée depuis le'
  },

  check: {
    run: 'Vérifier la liaison',
    runOf: (name: string) => `Vérifier la liaison avec ${name}`,
    running: 'Vérification en cours\u00a0: Preuves appelle Moodle. Cela prend jusqu’à une demi-minute.',
    sound: 'La liaison fonctionne.',
    watch: (count: number) => plural(count, 'La liaison fonctionne, avec un point à surveiller.', `La liaison fonctionne, avec ${count} points à surveiller.`),
    broken: (count: number) => plural(count, 'Un point est à corriger.', `${count} points sont à corriger.`),
    doneAt: (when: string) => `Vérifiée le ${when}.`,
    outcome: { ok: 'En ordre', failed: 'À corriger', warning: 'À surveiller', skipped: 'Non vérifié' },
    part: {
      platform: 'Plateforme active',
      platformKeys: 'Clés de Moodle',
      ownKeys: 'Clés de Preuves',
      token: 'Jeton d’accès',
      scopes: 'Autorisations',
      clock: 'Horloges',
      lineItem: 'Carnet de notes',
      members: 'Membres du cours'
    }
  },

  connect: {
    title: 'Relier un autre Moodle',
    invitation: 'Le plus simple\u00a0: demandez à l’exploitant de Preuves une adresse d’invitation. L’administrateur de l’autre Moodle la colle dans «\u00a0Gérer les outils\u00a0», et tout se règle seul.',
    byHand: 'À la main',
    form: 'Dans l’autre Moodle, ouvrez «\u00a0Administration du site › Plugins › Outil externe › Gérer les outils\u00a0», puis «\u00a0configurer manuellement un outil\u00a0».',
    copyThese: 'Recopiez-y ces valeurs, avec la version «\u00a0LTI 1.3\u00a0» et le type de clef publique «\u00a0URL jeu de clefs\u00a0»\u00a0; cochez «\u00a0Supporte les liens profonds\u00a0».',
    services: 'Sous «\u00a0Services\u00a0», autorisez la synchronisation des notes avec la gestion des colonnes, et la liste des membres. Sous «\u00a0Confidentialité\u00a0», partagez le nom et le courriel, et acceptez les notes.',
    details: 'Enregistrez, puis donnez à l’exploitant de Preuves les «\u00a0détails de configuration\u00a0» que Moodle affiche pour l’outil.',
    value: {
      toolUrl: 'URL de l’outil',
      publicKeyset: 'Jeu de clefs publiques',
      loginUrl: 'URL d’initiation de connexion',
      redirectionUrl: 'URI de redirection',
      deepLinkingUrl: 'URL de sélection de contenu',
      customParameters: 'Paramètres personnalisés'
    },
    copy: 'Copier',
    copyOf: (name: string) => `Copier\u00a0: ${name}`,
    copied: (name: string) => `C’est copié\u00a0: ${name}.`,
    selected: (name: string) => `Le texte est sélectionné, à copier avec le clavier\u00a0: ${name}.`
  },

  traceType: {
    photo: 'Photo',
    video: 'Vidéo',
    diagram: 'Schéma',
    poster: 'Affiche',
    presentation: 'Présentation',
    email: 'Échange de courriels',
    summary: 'Note de synthèse',
    progress: 'Point d’avancement',
    method: 'Méthode',
    tool: 'Outil',
    approach: 'Démarche méthodologique',
    process: 'Processus',
    minutes: 'Compte rendu de réunion',
    tutorial: 'Tutoriel',
    bibliography: 'Bibliographie',
    code: 'Code informatique',
    specification: 'Cahier des charges',
    testimony: 'Témoignage'
  },

  card: {
    draft: 'Brouillon',
    draftMark: 'Brouillon, pas encore publié',
    draftSaved: 'Enregistré le',
    draftText: 'L’étudiant peut encore tout y changer. Les commentaires et les décisions portent sur ce qui est publié.',
    draftEmpty: 'Ce brouillon ne contient encore aucun texte.',
    competences: 'Compétences',
    acquired: 'acquise',
    experience: 'Expérience',
    situationTypes: 'Types de situation',
    context: 'Contexte',
    contribution: 'Contribution personnelle',
    compare: (number: number) => `Comparer avec la v${number}`,
    situation: { title: 'Nom de la situation', description: 'Description', analysis: 'Analyse' }
  },

  viewer: {
    position: (number: number, total: number) => `${number} sur ${total}`,
    previous: 'Image précédente',
    next: 'Image suivante',
    larger: 'Agrandir',
    smaller: 'Réduire',
    fit: 'Ajuster à la fenêtre',
    scale: (percent: number) => `${percent}\u00a0%`,
    area: 'Image, à faire défiler quand elle est agrandie',
    alt: 'Texte de remplacement\u00a0:',
    keys: 'Au clavier\u00a0: flèches, + et −, 0 pour ajuster\u00a0; Page préc. et Page suiv. changent d’image.'
  },

  blocked: {
    button: 'Je ne peux pas l’ouvrir',
    buttonOf: (name: string) => `Je ne peux pas l’ouvrir\u00a0: ${name}`,
    title: 'Dire à l’étudiant que la trace ne s’ouvre pas',
    text: 'L’étudiant lira ce message dans les échanges et sur la trace. Il ne s’efface pas une fois envoyé.',
    label: 'Votre message',
    sentence: (name: string) => `Je n’arrive pas à ouvrir «\u00a0${name}\u00a0». Pouvez-vous partager ce document avec moi, ou joindre le fichier à la prochaine version\u00a0?`,
    send: 'Envoyer le message',
    sent: 'L’étudiant est prévenu.',
    byMe: (when: string) => `Vous avez signalé le ${when} que vous ne pouvez pas l’ouvrir.`,
    by: (name: string, when: string) => `${name} n’a pas pu l’ouvrir (${when}).`,
    advice: 'Partagez le document avec cette personne, ou joignez le fichier à la prochaine version.'
  },

  linkCheck: {
    reachable: 'S’ouvre pour tous',
    login: 'Demande de se connecter',
    gone: 'Introuvable',
    unreachable: 'Ne répond pas',
    unknown: 'Non vérifié',
    direct: 'S’ouvre seulement pour qui a reçu le partage'
  },

  reason: {
    label: 'Motif',
    hint: 'Une phrase prête s’ajoute à votre texte\u00a0: adaptez-la.',
    none: 'Aucun',
    name: {
      no_trace: 'Aucune trace',
      trace_not_accessible: 'Trace inaccessible',
      no_level2: 'Pas de prise de recul',
      relevance_not_justified: 'Pertinence à justifier',
      process_missing: 'Démarche absente'
    },
    sentence: {
      no_trace: 'Aucune trace n’accompagne ce récit\u00a0: ajoutez un extrait de votre travail (document, capture, échange…) qui montre ce que vous avez fait.',
      trace_not_accessible: 'Je n’arrive pas à ouvrir une de vos traces\u00a0: vérifiez son partage, ou joignez le fichier.',
      no_level2: 'Il manque votre prise de recul\u00a0: pourquoi avoir agi ainsi, qu’est-ce qui a fonctionné ou non, que referiez-vous\u00a0?',
      relevance_not_justified: 'Dites en quoi cette trace montre la compétence visée\u00a0: le lien n’est pas encore expliqué.',
      process_missing: 'Le résultat est là, mais pas le chemin\u00a0: montrez les étapes, les versions successives, vos choix.'
    }
  },

  away: {
    remove: 'Retirer la fiche',
    removed: 'La fiche est retirée.',
    delete: 'Supprimer la fiche',
    deleted: 'La fiche est supprimée.',
    restore: 'Rétablir la fiche',
    restored: 'La fiche est rétablie.',
    isRemoved: 'Retirée',
    isDeleted: 'Supprimée',
    removedTitle: (when: string) => `Vous avez retiré cette fiche le ${when}`,
    removedText: 'Elle n’est plus visible que de vous. Ses versions restent\u00a0: vous pouvez la rétablir à tout moment.',
    removedApproved: 'Son approbation ne compte plus tant qu’elle est retirée.',
    deletedTitle: (when: string) => `Vous avez supprimé cette fiche le ${when}`,
    deletedText: 'Jamais publiée, elle s’efface pour de bon trente jours après. D’ici là, vous pouvez la rétablir.',
    discard: 'Abandonner ce brouillon',
    discarded: (number: number) => `Le brouillon de la v${number} est abandonné.`,
    draftBack: 'Le brouillon est de retour.'
  },

  compare: {
    title: 'Comparer deux versions',
    before: 'Comparer',
    after: 'avec',
    legend: 'Ce qui a été retiré est barré, ce qui a été ajouté est souligné.',
    alike: 'Les deux versions disent la même chose.',
    unchanged: 'Sans changement',
    removed: 'retiré\u00a0: ',
    added: 'ajouté\u00a0: ',
    end: ', fin. ',
    byLines: 'Ces deux textes diffèrent trop pour être comparés mot à mot\u00a0: ce sont leurs lignes qui le sont.',
    whole: 'Ces deux textes diffèrent trop pour être comparés de près\u00a0: l’ancien, puis le nouveau.',
    change: { same: 'Sans changement', added: 'Ajout', removed: 'Retrait', changed: 'Modification', moved: 'Déplacement' },
    part: { caption: 'Légende', alt: 'Texte de remplacement', type: 'Type', eventDate: 'Date', confidential: 'Confidentielle', decorative: 'Décorative' },
    yes: 'oui',
    no: 'non'
  },

  experience: {
    title: 'Mes expériences',
    titleOf: (name: string) => `${name}\u00a0: ses expériences`,
    staffTitle: 'Expériences de l’étudiant',
    intro: 'Un stage, une césure, un projet, une responsabilité associative\u00a0: là où vos preuves sont nées. Une fiche peut appartenir à une expérience.',
    add: 'Ajouter une expérience',
    emptyTitle: 'Votre première expérience',
    emptyText: 'Dites où vous avez agi et avec qui\u00a0: en écrivant une fiche, vous pourrez la rattacher à cette expérience, et votre tuteur verra la diversité de votre parcours.',
    noneTitle: 'Aucune expérience pour l’instant',
    noneText: 'Cet étudiant n’a encore décrit aucune expérience.',
    whoseTitle: 'De qui\u00a0?',
    whoseText: 'Choisissez d’abord un étudiant.',
    newTitle: 'Nouvelle expérience',
    edit: 'Modifier',
    editOf: (title: string) => `Modifier\u00a0: ${title}`,
    remove: 'Retirer',
    removeOf: (title: string) => `Retirer\u00a0: ${title}`,
    removed: (title: string) => `«\u00a0${title}\u00a0» est retirée. Les versions publiées la nomment toujours.`,
    restored: (title: string) => `«\u00a0${title}\u00a0» est rétablie.`,
    saved: 'L’expérience est enregistrée.',
    stale: 'Cette expérience a été modifiée ailleurs entre-temps. Votre saisie est toujours là\u00a0: enregistrez de nouveau pour la garder, ou annulez pour voir l’autre.',
    fiches: (count: number) => plural(count, `${count} fiche`, `${count} fiches`),
    from: 'Depuis le',
    until: 'Jusqu’au',
    label: {
      kind: 'Nature',
      title: 'Intitulé',
      host: 'Organisation d’accueil',
      startsOn: 'Début',
      endsOn: 'Fin',
      setting: 'Cadre',
      involvement: 'Vécue ou observée',
      realism: 'Réelle ou simulée',
      collaboration: 'Individuelle ou en équipe',
      supervisor: 'Responsable sur place'
    },
    titleHint: 'Par exemple\u00a0: stage de fin d’études, trésorerie du club robotique…',
    supervisorHint: 'Son nom, et comment le joindre.',
    titleMissing: 'Donnez un intitulé à l’expérience.',
    endsBefore: 'La fin précède le début.',
    unsaid: 'Non précisé',
    kind: {
      internship: 'Stage',
      gap_year_job: 'Expérience de césure',
      extracurricular: 'Responsabilité extra-scolaire',
      prior: 'Expérience antérieure',
      project: 'Projet',
      other: 'Autre'
    },
    setting: { training: 'En formation', internship: 'En stage' },
    involvement: { lived: 'Vécue', observed: 'Observée' },
    realism: { real: 'Réelle', simulated: 'Simulée' },
    collaboration: { alone: 'Individuelle', team: 'En équipe' }
  },

  data: {
    title: 'Mes données',
    keptTitle: 'Ce que Preuves garde',
    identity: 'Votre nom et votre adresse électronique, tels que Moodle les donne.',
    work: 'Vos fiches\u00a0: brouillons, versions publiées, traces, expériences et traces prévues.',
    talk: 'Les commentaires et les décisions, avec leur auteur et leur date.',
    visit: 'La date de votre dernière visite, et ce que vous avez déjà lu.',
    browser: 'Dans ce navigateur\u00a0: le texte que vous tapez, jusqu’à ce qu’il soit enregistré.',
    readers: 'Vous et vos tuteurs lisez vos fiches\u00a0; personne d’autre. Les images qui s’affichent sont débarrassées de leur position et de leur appareil\u00a0; les autres fichiers, vidéos et photos HEIC comprises, restent tels quels.',
    roomTitle: 'Place occupée',
    room: (used: string, limit: string) => `${used} sur ${limit}`,
    roomLeft: (left: string) => `Il reste ${left} pour vos fichiers.`,
    roomFull: 'Il n’y a plus de place\u00a0: retirez des fichiers de vos brouillons.',
    exportTitle: 'Emporter votre travail',
    exportText: 'Une archive de tout ce que vous avez écrit et déposé ici\u00a0: une page à lire dans un navigateur, les données (JSON) et chaque fichier. Autant de fois que vous le voulez.',
    export: 'Télécharger mon portfolio (ZIP)',
    removedTitle: 'Fiches retirées',
    removedText: 'Une fiche retirée n’est vue que de vous, et peut être rétablie.',
    removed: 'Voir les fiches retirées',
    mailsTitle: 'Courriels',
    mailsText: (address: string) => `Preuves vous dit ce qui est nouveau à l’adresse que Moodle donne\u00a0: ${address}.`,
    mailsNoAddress: 'Moodle ne donne pas votre adresse électronique\u00a0: Preuves ne peut pas vous écrire.',
    mailsWhen: 'Quand Preuves vous écrit',
    mailsRhythm: {
      immediate: 'Quelques minutes après chaque nouveauté',
      daily: 'Une fois par jour, à 7\u00a0h',
      weekly: 'Une fois par semaine, le lundi à 7\u00a0h',
      never: 'Jamais'
    },
    mailsHint: 'Un courriel dit qui a publié, commenté ou décidé, et sur quelle fiche\u00a0; jamais ce qui y est écrit, ni ce que vous avez déjà lu. Ce choix vaut pour tous vos cours.',
    mailsChanged: {
      immediate: 'Preuves vous écrira quelques minutes après chaque nouveauté.',
      daily: 'Preuves vous écrira une fois par jour au plus.',
      weekly: 'Preuves vous écrira une fois par semaine au plus.',
      never: 'Preuves ne vous écrira plus.'
    }
  },

  method: {
    title: 'Démarche',
    kindTitle: 'Ce que contient un portfolio',
    kind: { proof: 'Des preuves', situation: 'Des situations professionnelles' },
    kindText: {
      proof: 'Une trace, sa description et son analyse, pour une compétence visée et citée par une lettre.',
      situation: 'Un contexte, ce qui a été fait, son analyse et la part de chacun, pour plusieurs compétences\u00a0; le tuteur peut dire une situation non recevable.'
    },
    kindHint: 'Ce choix apporte ses règles et ses questions guides. Il n’est possible que tant que rien n’est publié dans l’unité.',
    kindChanged: { proof: 'Les portfolios de l’unité contiennent des preuves.', situation: 'Les portfolios de l’unité contiennent des situations professionnelles.' },
    drafts: 'Les tuteurs lisent les brouillons',
    draftsHint: 'Ils les voient marqués comme tels, sans attendre une publication.',
    draftsChanged: { on: 'Les tuteurs lisent les brouillons.', off: 'Les brouillons restent privés jusqu’à leur publication.' },
    guidanceTitle: 'Questions guides et contre-exemples',
    shipped: 'Version d’origine, fournie avec Preuves.',
    version: (version: number, when: string, author: string) => `Version ${version}, du ${when}, par ${author}.`,
    versionOnly: (version: number, when: string) => `Version ${version}, du ${when}.`,
    counts: (questions: number, examples: number) => `${plural(questions, `${questions} question`, `${questions} questions`)}, ${plural(examples, `${examples} contre-exemple`, `${examples} contre-exemples`)}.`,
    edit: 'Modifier les questions et les contre-exemples',
    description: 'Niveau 1\u00a0: décrire',
    analysis: 'Niveau 2\u00a0: prendre du recul',
    examples: 'Contre-exemples',
    examplesHint: 'Un extrait insuffisant, ce qu’un tuteur en dit, et ce qu’il devient une fois retravaillé.',
    question: (number: number) => `Question ${number}`,
    example: (number: number) => `Contre-exemple ${number}`,
    part: { extract: 'Extrait', feedback: 'Retour du tuteur', improved: 'Extrait amélioré' },
    competence: 'Compétence',
    anyCompetence: 'Toutes',
    french: 'en français',
    english: 'en anglais',
    englishHint: 'Là où le texte anglais est vide, c’est le texte français qui est montré.',
    named: (part: string, language: string) => `${part}, ${language}`,
    addQuestion: 'Ajouter une question',
    addExample: 'Ajouter un contre-exemple',
    up: (name: string) => `Monter\u00a0: ${name}`,
    down: (name: string) => `Descendre\u00a0: ${name}`,
    remove: (name: string) => `Retirer\u00a0: ${name}`,
    removed: 'C’est retiré.',
    missing: 'Écrivez le texte français, ou retirez cette ligne.',
    incomplete: 'Un texte français manque.',
    saved: 'Les questions et les contre-exemples sont enregistrés.',
    stale: (version: string) => `Quelqu’un d’autre a modifié la démarche entre-temps. ${version} Votre saisie est toujours là\u00a0: enregistrez de nouveau pour la garder, ou annulez pour voir l’autre.`
  },

  failure: {
    title: 'Cette page ne peut pas s’afficher',
    notFoundTitle: 'Page introuvable',
    retry: 'Réessayer',
    home: 'Retour à la liste'
  },

  ended: {
    title: 'Votre session est terminée',
    text: 'Rouvrez l’activité depuis Moodle. Ce que vous aviez commencé à écrire est gardé dans ce navigateur et vous sera proposé.',
    banner: 'Votre texte est gardé dans ce navigateur. Rouvrez l’activité depuis Moodle\u00a0: il vous sera proposé.'
  },

  unopened: {
    title: 'Preuves s’ouvre depuis Moodle',
    text: 'C’est votre cours qui vous identifie ici\u00a0: il n’y a ni compte ni mot de passe à créer.',
    step1: 'Connectez-vous à Moodle.',
    step2: 'Ouvrez votre cours.',
    step3: 'Cliquez sur l’activité portfolio.'
  },

  fieldProblems: {
    'title.missing': 'Donnez un nom à la preuve.',
    'description.missing': 'Décrivez la trace.',
    'analysis.missing': 'Analysez la trace.',
    'traces.missing': 'Ajoutez une trace\u00a0: un fichier ou un lien.',
    'competenceIds.missing': 'Choisissez la compétence visée.',
    'competenceIds.fixed': 'La première publication a fixé la compétence.',
    'competenceIds.too-many': 'Choisissez moins de compétences.',
    'letter.missing': 'Choisissez la lettre qui identifie la preuve.',
    'letter.taken': 'Une autre fiche de cette compétence a déjà cette lettre\u00a0: choisissez-en une autre.',
    'url.missing': 'Donnez l’adresse du document.',
    'url.not-a-link': 'Donnez une adresse complète, qui commence par https://.',
    'alt.missing': 'Dites ce que montre l’image, ou qu’elle est décorative.',
    'context.missing': 'Donnez le contexte.',
    'experienceId.missing': 'Choisissez l’expérience.',
    'situationTypes.missing': 'Choisissez au moins un type de situation.',
    other: 'Revoyez ce champ.'
  },

  problems: {
    offline: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
    unexpected: 'Quelque chose d’imprévu s’est produit. Rechargez l’activité depuis Moodle.',
    invalid: 'Le serveur n’a pas compris la demande. Rechargez l’activité depuis Moodle.',
    unauthenticated: 'Votre session est terminée. Rouvrez l’activité depuis Moodle.',
    'session-ended': 'Votre session est terminée. Rouvrez l’activité depuis Moodle.',
    'code-unknown': 'Ce lien d’ouverture a déjà servi. Rouvrez l’activité depuis Moodle.',
    forbidden: 'Votre rôle dans ce cours ne donne pas accès à cette page.',
    'not-found': 'Elle n’existe pas, ou elle ne vous est pas ouverte.',
    'letter-taken': 'Une autre fiche de cette compétence a déjà cette lettre.',
    'nothing-to-publish': 'Cette version est déjà publiée.',
    'nothing-changed': 'Rien n’a changé depuis la dernière version.',
    'already-decided': 'Cette version porte déjà cette décision.',
    'no-gradebook': 'Moodle ne permet pas à Preuves d’ajouter une colonne dans ce cours. L’administrateur peut l’autoriser dans les services de l’outil.',
    'lms-failed': 'Moodle n’a pas répondu comme prévu. Réessayez dans un moment.',
    stale: 'La fiche a changé entre-temps. Rechargez-la.',
    'too-large': 'Le fichier dépasse 50\u00a0Mo.',
    'not-an-image': 'Ce fichier se dit une image, mais ne peut pas être lu.',
    'quota-exceeded': 'Il n’y a plus de place pour vos fichiers. Retirez-en de vos brouillons, ou donnez un lien vers celui-ci.',
    removed: 'Cette fiche est retirée\u00a0: rétablissez-la d’abord.',
    'nothing-published': 'Rien de cette fiche n’est publié\u00a0: supprimez plutôt la fiche.',
    'profile-in-use': 'Des fiches sont déjà publiées dans cette unité\u00a0: ce que contient un portfolio n’y change plus.',
    incomplete: 'Il manque des éléments à la fiche.',
    'too-many-requests': 'Trop de demandes d’un coup. Réessayez dans une minute.',
    internal: 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
    unavailable: 'Le service est momentanément indisponible. Réessayez dans un instant.'
  }
}
