import { proofExamples } from './examples.ts'
import type { Profile } from './schemas.ts'

/**
 * The rules of a portfolio made of proofs (IMT-25, IMT-29, IMT-36). The questions are worded by us after the method
 * that IMT Atlantique published in 2021.
 */
export const proofs: Profile = {
  kind: 'proof',
  maxCompetences: 1,
  texts: ['description', 'analysis'],
  required: ['trace', 'description', 'analysis', 'competence'],
  letter: true,
  draftsReadable: true,
  admissibility: false,
  situationTypes: [],
  approvedPerCompetence: 1,
  guidance: {
    version: 1,
    updatedAt: null,
    author: null,
    examples: proofExamples,
    credit: {
      fr: 'D’après la démarche portfolio du pôle Projets-SAR d’IMT Atlantique (2021)',
      en: 'After the portfolio method of the Projets-SAR team at IMT Atlantique (2021)'
    },
    description: [
      { fr: 'Où et quand cette trace est-elle née\u00a0?', en: 'Where and when did this trace come about?' },
      { fr: 'Quel besoin ou quelle demande était à l’origine de votre action\u00a0?', en: 'Which need or request was your action an answer to?' },
      { fr: 'Qu’avez-vous organisé pour y répondre\u00a0?', en: 'What did you set up to meet it?' },
      { fr: 'Comment vous y êtes-vous pris, étape par étape\u00a0?', en: 'How did you go about it, step by step?' },
      { fr: 'Sur quelles ressources vous êtes-vous appuyé au départ\u00a0?', en: 'Which resources did you start from?' },
      { fr: 'Comment avez-vous vérifié que le résultat répondait au besoin\u00a0?', en: 'How did you check that the result met the need?' },
      { fr: 'Qu’avez-vous réinvesti de vos cours et de vos projets\u00a0?', en: 'What did you reuse from your courses and projects?' },
      { fr: 'Que montre cette trace de la compétence visée\u00a0?', en: 'What does this trace show of the competence?' }
    ],
    analysis: [
      { fr: 'Pourquoi avoir agi ainsi plutôt qu’autrement\u00a0?', en: 'Why did you act this way rather than another?' },
      { fr: 'Qu’est-ce qui a bien fonctionné, ou non, et pour quelles raisons\u00a0?', en: 'What worked, what did not, and for which reasons?' },
      { fr: 'Que savez-vous faire maintenant que vous ne saviez pas faire avant\u00a0?', en: 'What can you do now that you could not do before?' },
      { fr: 'La prochaine fois, garderiez-vous la même méthode\u00a0? Pourquoi\u00a0?', en: 'Next time, would you keep the same method? Why?' }
    ]
  }
}

/**
 * The rules of a portfolio made of professional situations (SIO-01 to SIO-28), as the BTS SIO asks for them: a context, what
 * was done and what to make of it, one's own part, and at least one of each of four types over the whole portfolio.
 */
export const situations: Profile = {
  kind: 'situation',
  maxCompetences: 50,
  texts: ['context', 'description', 'analysis', 'contribution'],
  required: ['context', 'description', 'competence'],
  letter: false,
  draftsReadable: true,
  admissibility: true,
  situationTypes: [
    { id: 'T1', label: { fr: 'Projet d’évolution d’un système d’information', en: 'Project that develops an information system' }, minimum: 1 },
    { id: 'T2', label: { fr: 'Incidents et demandes d’assistance', en: 'Incidents and requests for help' }, minimum: 1 },
    { id: 'T3', label: { fr: 'Documents sur la production et la fourniture de services', en: 'Documents on producing and providing services' }, minimum: 1 },
    { id: 'T4', label: { fr: 'Veille technologique et étude d’une technologie', en: 'Technology watch and study of a technology' }, minimum: 1 }
  ],
  approvedPerCompetence: 1,
  guidance: {
    version: 1,
    updatedAt: null,
    author: null,
    examples: [],
    credit: {
      fr: 'D’après le portefeuille de compétences professionnelles du BTS SIO',
      en: 'After the portfolio of professional competences of the French BTS SIO'
    },
    description: [
      { fr: 'Dans quelle organisation, pour qui et dans quelles conditions avez-vous travaillé\u00a0?', en: 'In which organisation, for whom and under which conditions did you work?' },
      { fr: 'Qu’attendait-on de vous\u00a0?', en: 'What was expected of you?' },
      { fr: 'Qu’avez-vous fait vous-même, avec quels moyens\u00a0?', en: 'What did you do yourself, with which means?' },
      { fr: 'Quelles productions en sont sorties\u00a0?', en: 'What came out of it?' }
    ],
    analysis: [
      { fr: 'Quel sens donnez-vous à cette situation et à la démarche suivie\u00a0?', en: 'What do you make of this situation and of how you went about it?' },
      { fr: 'Que changeriez-vous si elle se présentait de nouveau\u00a0?', en: 'What would you change if it came up again?' },
      { fr: 'Dans quelles autres situations ces compétences vous serviraient-elles\u00a0?', en: 'In which other situations would these competences help you?' }
    ]
  }
}
