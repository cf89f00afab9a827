import { createRefusals } from './catalogue.ts'

/** What the person can do about it: open the activity again, wait a little, or tell whoever runs the LMS. */
export type Advice = 'again' | 'later' | 'administrator'

/** Why nobody gets in, or nothing is placed. */
export const { refuse, explain } = createRefusals({
  'login-incomplete': {
    status: 400,
    advice: 'again',
    fr: 'La demande d’ouverture envoyée par la plateforme est incomplète.',
    en: 'The request to open Preuves that the platform sent is incomplete.'
  },
  'platform-unknown': {
    status: 403,
    advice: 'administrator',
    fr: 'Cette plateforme n’est pas reliée à Preuves.',
    en: 'This platform is not connected to Preuves.'
  },
  'platform-ambiguous': {
    status: 400,
    advice: 'administrator',
    fr: 'Cette plateforme est reliée plusieurs fois à Preuves et n’a pas dit par quelle inscription elle vient (client_id).',
    en: 'This platform is connected to Preuves more than once and did not say which registration it means (client_id).'
  },
  'platform-inactive': {
    status: 403,
    advice: 'administrator',
    fr: 'La liaison entre cette plateforme et Preuves n’est pas active.',
    en: 'The connection between this platform and Preuves is not active.'
  },
  'target-foreign': {
    status: 400,
    advice: 'administrator',
    fr: 'L’activité mène à une autre adresse que celle de Preuves.',
    en: 'The activity leads to another address than that of Preuves.'
  },
  'platform-error': {
    status: 403,
    advice: 'again',
    fr: 'La plateforme n’a pas confirmé qui vous êtes.',
    en: 'The platform did not confirm who you are.'
  },
  'launch-incomplete': {
    status: 400,
    advice: 'again',
    fr: 'La réponse de la plateforme est incomplète.',
    en: 'The answer of the platform is incomplete.'
  },
  'cross-site': {
    status: 403,
    advice: 'again',
    fr: 'La dernière étape de l’ouverture ne vient pas de Preuves.',
    en: 'The last step of opening Preuves did not come from Preuves.'
  },
  'login-unknown': {
    status: 401,
    advice: 'again',
    fr: 'Cette ouverture a déjà servi, a expiré ou a été commencée dans un autre navigateur.',
    en: 'This attempt to open Preuves was used already, has expired or was begun in another browser.'
  },
  'token-malformed': badToken('est illisible', 'cannot be read'),
  'token-algorithm': badToken('n’est pas signé comme il le faut (RS256)', 'is not signed as it must be (RS256)'),
  'token-key': badToken('est signé par une clé inconnue', 'is signed with an unknown key'),
  'token-signature': badToken('porte une signature fausse', 'bears a wrong signature'),
  'token-issuer': badToken('vient d’une autre plateforme', 'comes from another platform'),
  'token-audience': badToken('est destiné à un autre outil', 'is meant for another tool'),
  'token-time': {
    status: 401,
    advice: 'again',
    fr: 'La réponse de la plateforme a expiré, ou son horloge n’est pas à l’heure.',
    en: 'The answer of the platform has expired, or its clock is wrong.'
  },
  'token-nonce': badToken('ne répond pas à cette ouverture', 'does not answer this attempt'),
  'message-version': badMessage('version'),
  'message-type': badMessage('message_type'),
  'message-deployment': {
    status: 403,
    advice: 'administrator',
    fr: 'Ce déploiement de la plateforme n’est pas relié à Preuves.',
    en: 'This deployment of the platform is not connected to Preuves.'
  },
  'message-target': badMessage('target_link_uri'),
  'message-resource': badMessage('resource_link'),
  'message-roles': badMessage('roles'),
  'message-person': badMessage('sub'),
  'message-placement': badMessage('deep_linking_settings'),
  'placement-forbidden': {
    status: 403,
    advice: 'administrator',
    fr: 'Ajouter du contenu à un cours est réservé à qui y enseigne.',
    en: 'Adding content to a course is for those who teach in it.'
  },
  'placement-context': {
    status: 422,
    advice: 'administrator',
    fr: 'La plateforme n’a pas dit dans quel cours placer le contenu.',
    en: 'The platform did not say in which course to place the content.'
  },
  'placement-type': {
    status: 422,
    advice: 'administrator',
    fr: 'La plateforme n’accepte pas ici d’activités d’un outil (ltiResourceLink).',
    en: 'The platform does not accept a tool’s activities here (ltiResourceLink).'
  },
  'placement-expired': {
    status: 410,
    advice: 'again',
    fr: 'Ce choix de contenu est resté ouvert trop longtemps.',
    en: 'This choice of content has been open for too long.'
  },
  'keys-unreachable': {
    status: 503,
    advice: 'later',
    fr: 'La plateforme ne donne pas les clés qui prouvent que l’ouverture vient d’elle.',
    en: 'The platform does not hand out the keys that prove that the request comes from it.'
  }
})

export type RefusalCode = Parameters<typeof refuse>[0]

function badToken (fr: string, en: string) {
  return { status: 401, advice: 'again', fr: `La réponse de la plateforme ${fr}.`, en: `The answer of the platform ${en}.` } as const
}

function badMessage (claim: string) {
  return {
    status: 400,
    advice: 'administrator',
    fr: `La plateforme a envoyé un message que Preuves ne peut pas accepter (${claim}).`,
    en: `The platform sent a message that Preuves cannot accept (${claim}).`
  } as const
}
