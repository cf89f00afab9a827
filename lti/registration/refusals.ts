import { createRefusals } from '../catalogue.ts'

/**
 * What the administrator can do: begin again from the platform, wait, ask for an invitation, or have the platform connected
 * by hand.
 */
export type Advice = 'again' | 'later' | 'invitation' | 'by-hand'

/** Why a platform is not connected. */
export const { refuse: refuseRegistration, explain: explainRegistration } = createRefusals({
  'request-incomplete': {
    status: 400,
    advice: 'again',
    fr: 'Cette adresse ne s’ouvre pas directement\u00a0: elle se colle dans la page «\u00a0Gérer les outils\u00a0» de votre plateforme (dans Moodle\u00a0: Administration du site › Plugins › Outil externe).',
    en: 'This address is not to be opened directly: paste it into your platform’s page “Manage tools” (in Moodle: Site administration › Plugins › External tool).'
  },
  'address-refused': {
    status: 400,
    advice: 'by-hand',
    fr: 'L’adresse de la plateforme n’est pas une adresse publique en https.',
    en: 'The address of the platform is not a public one under https.'
  },
  'configuration-unreachable': {
    status: 502,
    advice: 'later',
    fr: 'Preuves n’a pas pu lire la configuration de la plateforme\u00a0: elle ne répond pas, ou pas à temps.',
    en: 'Preuves could not read the configuration of the platform: it does not answer, or not in time.'
  },
  'configuration-unreadable': {
    status: 502,
    advice: 'by-hand',
    fr: 'La configuration que donne la plateforme est incomplète ou illisible.',
    en: 'The configuration that the platform gives is incomplete or cannot be read.'
  },
  'issuer-mismatch': {
    status: 400,
    advice: 'by-hand',
    fr: 'La configuration de la plateforme mène à un autre site que le sien.',
    en: 'The configuration of the platform leads to another site than its own.'
  },
  'invitation-unknown': {
    status: 403,
    advice: 'invitation',
    fr: 'Cette invitation n’existe pas\u00a0: l’adresse est peut-être incomplète.',
    en: 'There is no such invitation: perhaps the address is incomplete.'
  },
  'invitation-expired': { status: 403, advice: 'invitation', fr: 'Cette invitation a expiré.', en: 'This invitation has expired.' },
  'invitation-used': { status: 403, advice: 'invitation', fr: 'Cette invitation a déjà servi.', en: 'This invitation was used already.' },
  'invitation-busy': {
    status: 409,
    advice: 'later',
    fr: 'Cette invitation sert en ce moment même à relier une plateforme.',
    en: 'This invitation is being used to connect a platform right now.'
  },
  'registration-known': {
    status: 409,
    advice: 'again',
    fr: 'Cette inscription de la plateforme est déjà reliée à Preuves.',
    en: 'This registration of the platform is connected to Preuves already.'
  },
  'registration-foreign': {
    status: 403,
    advice: 'invitation',
    fr: 'Cette inscription de la plateforme appartient à un autre établissement que celui de l’invitation.',
    en: 'This registration of the platform belongs to another school than the invitation does.'
  },
  'registration-changed': {
    status: 409,
    advice: 'by-hand',
    fr: 'Les adresses de la plateforme ont changé depuis qu’elle est reliée à Preuves\u00a0: une mise à jour ne peut pas les remplacer.',
    en: 'The addresses of the platform have changed since it was connected to Preuves: an update cannot replace them.'
  },
  'waiting-full': {
    status: 503,
    advice: 'invitation',
    fr: 'Trop de plateformes attendent déjà d’être activées\u00a0: sans invitation, Preuves n’en accepte plus.',
    en: 'Too many platforms wait to be activated already: without an invitation, Preuves takes no more.'
  },
  'ticket-expired': {
    status: 400,
    advice: 'again',
    fr: 'La confirmation est arrivée trop tard, ou ne vient pas de la page de Preuves.',
    en: 'The confirmation came too late, or not from the page of Preuves.'
  },
  'cross-site': { status: 403, advice: 'again', fr: 'La confirmation ne vient pas de Preuves.', en: 'The confirmation did not come from Preuves.' },
  'token-used': {
    status: 502,
    advice: 'again',
    fr: 'La plateforme refuse\u00a0: cette demande d’inscription a déjà servi.',
    en: 'The platform refuses: this request to register was used already.'
  },
  'token-dropped': {
    status: 502,
    advice: 'by-hand',
    fr: 'La plateforme n’a pas reçu l’en-tête «\u00a0Authorization\u00a0»\u00a0: son serveur web le retire (Apache\u00a0: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1).',
    en: 'The platform did not get the header “Authorization”: its web server takes it away (Apache: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1).'
  },
  'token-refused': {
    status: 502,
    advice: 'again',
    fr: 'La plateforme refuse cette demande d’inscription\u00a0: elle a peut-être expiré.',
    en: 'The platform refuses this request to register: perhaps it has expired.'
  },
  'registration-refused': {
    status: 502,
    advice: 'by-hand',
    fr: 'La plateforme n’accepte pas ce que Preuves dit de lui-même.',
    en: 'The platform does not accept what Preuves says of itself.'
  },
  'platform-failed': {
    status: 502,
    advice: 'later',
    fr: 'La plateforme n’a pas su inscrire Preuves\u00a0: elle n’a pas répondu, ou par une erreur.',
    en: 'The platform could not register Preuves: it did not answer, or with an error.'
  },
  'answer-unreadable': {
    status: 502,
    advice: 'by-hand',
    fr: 'La plateforme a répondu à l’inscription par quelque chose d’illisible. Si elle montre maintenant un outil Preuves, supprimez-le.',
    en: 'The platform answered the registration with something that cannot be read. If it shows a tool Preuves now, delete it.'
  }
})

export type RegistrationRefusal = Parameters<typeof refuseRegistration>[0]
