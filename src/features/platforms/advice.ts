import type { AdviceCode } from '../../lms.ts'

/** What to change, in one plain sentence: Moodle's pages and settings by the names that its own interface has. */
export const adviceSentences: Record<AdviceCode, { fr: string, en: string }> = {
  'platform-inactive': {
    fr: 'Cette plateforme est désactivée dans Preuves\u00a0: demandez à l’exploitant de Preuves de l’activer.',
    en: 'This platform is disabled in Preuves: ask the operator of Preuves to activate it.'
  },
  'keys-unreachable': {
    fr: 'Preuves n’atteint pas le jeu de clés de Moodle, sans lequel personne ne peut entrer\u00a0: vérifiez que Moodle fonctionne, que son certificat est valide et que l’adresse du «\u00a0jeu de clefs publiques\u00a0» recopiée est la bonne.',
    en: 'Preuves cannot reach Moodle’s key set, without which nobody can come in: check that Moodle runs, that its certificate is valid and that the “Public keyset URL” was copied right.'
  },
  'keys-empty': {
    fr: 'À l’adresse du jeu de clés de Moodle, il n’y a pas de clé de signature RSA\u00a0: recopiez celle du «\u00a0jeu de clefs publiques\u00a0» depuis les détails de configuration de l’outil.',
    en: 'There is no RSA signing key at the address of Moodle’s key set: copy the “Public keyset URL” again from the tool’s configuration details.'
  },
  'address-private': {
    fr: 'L’adresse de Preuves est celle d’un réseau privé, que Moodle refuse d’appeler par défaut\u00a0: si le jeton est refusé, retirez-la de «\u00a0Hôtes bloqués cURL\u00a0» (Administration du site › Général › Sécurité › Sécurité HTTP).',
    en: 'Preuves has an address of a private network, which Moodle refuses to call by default: if the token is refused, take it out of “cURL blocked hosts list” (Site administration › General › Security › HTTP security).'
  },
  'address-port': {
    fr: 'Moodle n’appelle par défaut que les ports 80 et 443\u00a0: si le jeton est refusé, ajoutez celui de Preuves à «\u00a0Ports cURL autorisés\u00a0» (Administration du site › Général › Sécurité › Sécurité HTTP).',
    en: 'By default Moodle calls only ports 80 and 443: if the token is refused, add that of Preuves to “cURL allowed ports list” (Site administration › General › Security › HTTP security).'
  },
  'address-http': {
    fr: 'Preuves répond sans chiffrement\u00a0: un Moodle en https ne peut pas l’afficher dans un cadre. Placez Preuves derrière un serveur mandataire en https, et donnez cette adresse à PUBLIC_URL.',
    en: 'Preuves answers without encryption: a Moodle under https cannot show it in a frame. Put Preuves behind an https proxy, and give that address to PUBLIC_URL.'
  },
  'own-keys-unreachable': {
    fr: 'Le jeu de clés de Preuves n’est pas à l’adresse que connaît Moodle\u00a0: vérifiez PUBLIC_URL, le serveur mandataire et le pare-feu.',
    en: 'The key set of Preuves is not at the address that Moodle knows: check PUBLIC_URL, the proxy and the firewall.'
  },
  'token-unreachable': {
    fr: 'Moodle ne répond pas quand Preuves demande un jeton\u00a0: vérifiez qu’il fonctionne et que l’«\u00a0URL du jeton d’accès\u00a0» recopiée est la bonne.',
    en: 'Moodle does not answer when Preuves asks for a token: check that it runs and that the “Access token URL” was copied right.'
  },
  'token-refused': {
    fr: 'Moodle n’accepte pas la signature de Preuves\u00a0: vérifiez le «\u00a0jeu de clefs publiques\u00a0» de l’outil, «\u00a0Hôtes bloqués cURL\u00a0» et «\u00a0Ports cURL autorisés\u00a0» (Sécurité HTTP), et l’heure des deux serveurs.',
    en: 'Moodle does not accept the signature of Preuves: check the tool’s “Public keyset” URL, “cURL blocked hosts list” and “cURL allowed ports list” (HTTP security), and the time on both servers.'
  },
  'tool-pending': {
    fr: 'Moodle ne connaît pas cet outil, ou pas encore\u00a0: dans «\u00a0Gérer les outils\u00a0», cliquez sur «\u00a0Activer\u00a0» s’il est en attente, et comparez son «\u00a0Identifiant du client\u00a0» à celui d’ici.',
    en: 'Moodle does not know this tool, or not yet: in “Manage tools”, click “Activate” if it is pending, and compare its “Client ID” with the one here.'
  },
  'scope-score': {
    fr: 'Moodle ne laisse pas Preuves envoyer de notes\u00a0: dans l’outil, sous «\u00a0Services\u00a0», réglez «\u00a0Services de devoir et de notes IMS LTI\u00a0» sur «\u00a0Utiliser ce service pour la synchronisation des notes et la gestion des colonnes\u00a0».',
    en: 'Moodle does not let Preuves send grades: in the tool, under “Services”, set “IMS LTI Assignment and Grade Services” to “Use this service for grade sync and column management”.'
  },
  'scope-result': {
    fr: 'Moodle ne laisse pas Preuves lire les notes qu’il a reçues\u00a0: dans l’outil, sous «\u00a0Services\u00a0», réglez «\u00a0Services de devoir et de notes IMS LTI\u00a0» sur «\u00a0Utiliser ce service pour la synchronisation des notes et la gestion des colonnes\u00a0».',
    en: 'Moodle does not let Preuves read the grades that it has sent: in the tool, under “Services”, set “IMS LTI Assignment and Grade Services” to “Use this service for grade sync and column management”.'
  },
  'scope-line-item': {
    fr: 'Moodle ne laisse pas Preuves ajouter de colonnes au carnet de notes\u00a0: si vous en voulez une par compétence, choisissez «\u00a0…\u00a0et la gestion des colonnes\u00a0» sous «\u00a0Services\u00a0» de l’outil.',
    en: 'Moodle does not let Preuves add columns to the gradebook: if you want one for each competence, choose “… and column management” under “Services” of the tool.'
  },
  'scope-members': {
    fr: 'Moodle ne donne pas la liste des membres du cours\u00a0: dans l’outil, sous «\u00a0Services\u00a0», réglez «\u00a0IMS LTI Names and Role Provisioning\u00a0» sur «\u00a0Utiliser ce service\u00a0».',
    en: 'Moodle does not give the list of the course’s members: in the tool, under “Services”, set “IMS LTI Names and Role Provisioning” to use this service.'
  },
  'clock-ahead': {
    fr: 'L’horloge de Preuves avance sur celle de Moodle, qui refuse ce qui vient du futur\u00a0: mettez les deux serveurs à l’heure (NTP).',
    en: 'The clock of Preuves is ahead of Moodle’s, which refuses what comes from the future: set both servers right (NTP).'
  },
  'clock-behind': {
    fr: 'L’horloge de Preuves retarde sur celle de Moodle\u00a0: mettez les deux serveurs à l’heure (NTP), sans quoi des notes puis des ouvertures sont refusées.',
    en: 'The clock of Preuves is behind Moodle’s: set both servers right (NTP), or grades and then launches are refused.'
  },
  'no-activity': {
    fr: 'Aucune activité n’a encore été ouverte depuis ce Moodle\u00a0: ajoutez dans un cours un «\u00a0Outil externe\u00a0» Preuves, ouvrez-le, puis vérifiez à nouveau.',
    en: 'No activity has been opened from this Moodle yet: add a Preuves “External tool” to a course, open it, then check again.'
  },
  'grades-off': {
    fr: 'La dernière activité ouverte n’a pas de colonne de notes\u00a0: dans ses paramètres, sous «\u00a0Confidentialité\u00a0», laissez l’outil ajouter des notes («\u00a0Accepter les notes de l’outil\u00a0»), puis ouvrez-la à nouveau.',
    en: 'The activity opened last has no grade column: in its settings, under “Privacy”, let the tool add grades (“Accept grades from the tool”), then open it again.'
  },
  'members-off': {
    fr: 'La dernière activité ouverte ne donne pas accès aux membres du cours\u00a0: dans l’outil, sous «\u00a0Services\u00a0», activez «\u00a0IMS LTI Names and Role Provisioning\u00a0», puis ouvrez-la à nouveau.',
    en: 'The activity opened last gives no access to the course’s members: in the tool, under “Services”, turn on “IMS LTI Names and Role Provisioning”, then open it again.'
  },
  'authorisation-dropped': {
    fr: 'Moodle ne voit pas le jeton qu’il vient de donner\u00a0: le serveur Apache retire sans doute l’en-tête Authorization. Ajoutez à sa configuration\u00a0: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1',
    en: 'Moodle does not see the token that it has just given: its Apache server probably drops the Authorization header. Add to its configuration: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1'
  },
  'service-refused': {
    fr: 'Moodle refuse cet appel pour la dernière activité ouverte\u00a0: vérifiez que l’activité, sa colonne de notes et son cours existent encore, puis ouvrez-la à nouveau.',
    en: 'Moodle refuses this call for the activity opened last: check that the activity, its grade column and its course still exist, then open it again.'
  },
  'service-unreachable': {
    fr: 'Moodle ne répond pas à cet appel, ou répond par une erreur de son côté\u00a0: réessayez dans quelques minutes, puis consultez le journal de son serveur.',
    en: 'Moodle does not answer this call, or answers with an error of its own: try again in some minutes, then look at its server’s log.'
  }
}
