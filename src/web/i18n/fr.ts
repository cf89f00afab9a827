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
  close: 'Fermer',

  nav: {
    label: 'Navigation principale',
    skip: 'Aller au contenu',
    list: 'Affichage liste',
    back: 'Retour à la fiche',
    add: 'Ajouter une fiche',
    people: 'Étudiants',
    administration: 'Administration'
  },

  state: {
    draft: 'Brouillon',
    submitted: 'En attente',
    toReview: 'À relire',
    changes_requested: 'À modifier',
    approved: 'Approuvée'
  },

  filter: {
    label: 'Filtrer par état',
    all: 'Toutes',
    draft: 'Brouillons',
    submitted: 'En attente',
    toReview: 'À relire',
    changes_requested: 'À modifier',
    approved: 'Approuvées'
  },

  list: {
    title: 'Mes fiches',
    staffTitle: 'Fiches des étudiants',
    studentTitle: (name: string) => `${name}\u00a0: ses fiches`,
    everyStudent: 'Voir les fiches de tous les étudiants',
    reviewUnknown: 'La personne choisie dans le carnet de notes n’a pas encore ouvert Preuves\u00a0: elle n’a pas de fiche. Voici celles des autres étudiants.',
    authorColumn: 'Auteur et date d’ajout',
    traceColumn: 'Trace',
    stateColumn: 'État',
    added: 'Ajoutée le',
    lastEvent: 'Dernier événement le',
    noCompetence: 'Compétence à choisir',
    comments: (count: number) => plural(count, `${count} commentaire`, `${count} commentaires`),
    unread: (count: number) => plural(count, `${count} nouveauté`, `${count} nouveautés`),
    draftOf: (number: number) => `Brouillon de la v${number}`,
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
    staffTitle: 'Aucune fiche pour l’instant',
    staffText: 'Les fiches apparaissent ici dès que les étudiants en publient une première version. Leurs brouillons restent privés.',
    oneStudentTitle: 'Aucune fiche publiée',
    oneStudentText: 'Cet étudiant n’a encore publié aucune version. Ses brouillons restent privés.',
    reviewedTitle: 'Tout est relu',
    reviewedText: 'Aucune fiche n’attend votre relecture. Une nouvelle version publiée apparaîtra ici.',
    filteredTitle: 'Aucune fiche dans cet état',
    filteredText: 'D’autres fiches existent peut-être dans un autre état.',
    seeAll: 'Voir toutes les fiches'
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
    discarded: 'Le texte retrouvé est effacé.'
  },

  version: {
    tabs: 'Versions de la fiche',
    short: (number: number) => `v${number}`,
    long: (number: number) => `Version ${number}`,
    published: 'publiée le',
    publishedOn: (number: number) => `v${number} publiée le`,
    older: 'Une version plus récente existe'
  },

  traces: {
    title: 'Traces',
    enlarge: (name: string) => `Agrandir l’image\u00a0: ${name}`,
    imageMissing: 'Image indisponible',
    opensElsewhere: '(nouvel onglet)'
  },

  improve: {
    label: 'Votre fiche',
    title: {
      draft: 'Brouillon',
      submitted: 'En attente de relecture',
      changes_requested: 'Des modifications vous sont demandées',
      approved: 'Votre preuve est approuvée'
    },
    text: {
      draft: '',
      submitted: 'Votre tuteur peut lire cette version et la commenter. Vous pouvez déjà en préparer une meilleure.',
      changes_requested: 'La version suivante part de celle-ci, qui reste telle quelle.',
      approved: 'Vous pouvez encore l’enrichir\u00a0: la nouvelle version sera relue à son tour.'
    },
    drafted: (number: number, when: string) => `La v${number} est commencée\u00a0; brouillon du ${when}.`,
    begin: (number: number) => `Améliorer (v${number})`,
    goOn: (number: number) => `Continuer la v${number}`
  },

  comment: {
    title: 'Échanges',
    me: 'Vous',
    on: (number: number) => `sur la v${number}`,
    label: (number: number) => `Votre commentaire sur la v${number}`,
    send: 'Envoyer le commentaire',
    sent: 'Commentaire envoyé.',
    missing: 'Écrivez d’abord votre commentaire.'
  },

  decision: {
    title: (number: number) => `Décision sur la v${number}`,
    approve: 'Approuver',
    request: 'Demander des modifications',
    reason: 'Ce qui est à modifier, et pourquoi',
    reasonHint: 'L’étudiant lira ces mots avec la demande.',
    reasonMissing: 'Dites ce qui est à modifier.',
    sendRequest: 'Envoyer la demande',
    undo: 'Annuler la décision',
    standing: {
      draft: 'Rien à décider\u00a0: la fiche n’est pas publiée.',
      approved: 'Cette version est approuvée.',
      changes_requested: 'Des modifications sont demandées. La prochaine version sera à relire.'
    },
    done: {
      approved: (number: number) => `La v${number} est approuvée.`,
      changes_requested: (number: number) => `Des modifications de la v${number} sont demandées.`
    },
    overtaken: 'La fiche a changé entre-temps\u00a0: la voici telle qu’elle est.',
    reopened: 'La décision est annulée\u00a0: la fiche est de nouveau à relire.',
    byMe: {
      approved: (number: number) => `Vous avez approuvé la v${number}.`,
      changes_requested: (number: number) => `Vous avez demandé des modifications de la v${number}.`,
      reopened: (number: number) => `Vous avez annulé la décision sur la v${number}.`
    },
    by: {
      approved: (name: string, number: number) => `${name} a approuvé la v${number}.`,
      changes_requested: (name: string, number: number) => `${name} a demandé des modifications de la v${number}.`,
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
    descriptionHint: 'Racontez l’action\u00a0: le contexte, votre rôle, les étapes.',
    analysis: 'Analyse de la trace',
    analysisHint: 'Prenez du recul\u00a0: vos choix, leur effet, ce que vous en retenez.',
    markup: '**gras**, *italique*, «\u00a0-\u00a0» en début de ligne pour une liste.',
    preview: 'Aperçu',
    previewOf: (label: string) => `Aperçu\u00a0: ${label}`,
    write: 'Modifier',
    writeOf: (label: string) => `Modifier\u00a0: ${label}`,
    image: 'Trace sous forme d’image',
    imageHint: 'Choisissez l’extrait le plus parlant. Une fiche a besoin d’au moins une trace\u00a0: une image (20\u00a0Mo au plus) ou un lien.',
    pickImage: 'Choisir une image',
    pickAnother: 'Ajouter une autre image',
    dropHere: 'ou déposez-la ici, ou collez-la',
    sending: (name: string) => `Envoi de ${name}`,
    dropUpload: 'Retirer',
    named: (action: string, name: string) => `${action}\u00a0: ${name}`,
    alt: 'Texte de remplacement',
    altHint: 'Ce que montre l’image, pour qui ne peut pas la voir.',
    caption: 'Légende',
    removeImage: 'Retirer l’image',
    imageRemoved: 'L’image est retirée.',
    competence: 'Compétence visée',
    competenceHint: 'Celle que cette preuve démontre le mieux.',
    choose: 'Choisir…',
    fixedHint: 'Fixée par la première publication\u00a0: la fiche est citée ainsi.',
    link: 'Lien vers la source de la trace',
    linkNumber: (number: number) => `Lien vers la source de la trace (${number})`,
    linkHint: 'L’adresse du document complet. Vérifiez que votre tuteur peut l’ouvrir.',
    linkCaption: 'Intitulé du lien',
    addLink: 'Ajouter un autre lien',
    removeLink: (number: number) => number === 1 ? 'Retirer le lien' : `Retirer le lien ${number}`,
    linkRemoved: 'Le lien est retiré.',
    letter: 'Identification de la preuve',
    letterHint: 'Une lettre par preuve d’une même compétence. La première libre est proposée.',
    citedAs: (citation: string) => `Citée ${citation}`
  },

  guidance: {
    title: (level: 1 | 2) => `Questions guides, niveau ${level}`
  },

  write: {
    intro: 'Une preuve réunit une trace, sa description et son analyse. Commencez par où vous voulez\u00a0: rien n’est visible avant la publication.',
    goOnTitle: 'Compléter la fiche',
    improveTitle: (number: number) => `Améliorer la fiche (v${number})`,
    improveIntro: (number: number) => `Vous partez du contenu de la v${number}, qui reste telle que vous l’avez publiée.`,
    publish: (number: number) => `Publier la v${number}`,
    published: (number: number) => `La v${number} est publiée. Votre tuteur peut la lire.`,
    incomplete: (count: number) => plural(count, 'Il reste un point à compléter avant de publier', `Il reste ${count} points à compléter avant de publier`),
    toCorrect: (count: number) => plural(count, 'Il reste un point à corriger avant de publier', `Il reste ${count} points à corriger avant de publier`),
    unsentImage: 'Une image n’est pas encore envoyée\u00a0: renvoyez-la ou retirez-la.',
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
    'traces.missing': 'Ajoutez une trace\u00a0: une image ou un lien.',
    'competenceIds.missing': 'Choisissez la compétence visée.',
    'competenceIds.fixed': 'La première publication a fixé la compétence.',
    'competenceIds.too-many': 'Choisissez moins de compétences.',
    'letter.missing': 'Choisissez la lettre qui identifie la preuve.',
    'letter.taken': 'Une autre fiche de cette compétence a déjà cette lettre\u00a0: choisissez-en une autre.',
    'url.missing': 'Donnez l’adresse du document.',
    'url.not-a-link': 'Donnez une adresse complète, qui commence par https://.',
    'alt.missing': 'Dites ce que montre l’image.',
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
    'too-large': 'Le fichier dépasse 20\u00a0Mo.',
    'not-an-image': 'Ce fichier n’est pas une image PNG, JPEG, WebP ou GIF.',
    incomplete: 'Il manque des éléments à la fiche.',
    'too-many-requests': 'Trop de demandes d’un coup. Réessayez dans une minute.',
    internal: 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
    unavailable: 'Le service est momentanément indisponible. Réessayez dans un instant.'
  }
}
