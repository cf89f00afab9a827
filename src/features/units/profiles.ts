import type { Profile } from './schemas.ts'

/**
 * The rules of a portfolio made of proofs (IMT-25, IMT-29, IMT-36). The questions are worded by us after the method
 * that IMT Atlantique published in 2021.
 */
export const proofs: Profile = {
  kind: 'proof',
  maxCompetences: 1,
  required: ['trace', 'description', 'analysis', 'competence'],
  letter: true,
  approvedPerCompetence: 1,
  guidance: {
    credit: {
      fr: 'D’après la démarche portfolio du pôle Projets-SAR d’IMT Atlantique (2021)',
      en: 'After the portfolio method of the Projets-SAR team at IMT Atlantique (2021)'
    },
    description: [
      { fr: 'Où et quand cette trace est-elle née ?', en: 'Where and when did this trace come about?' },
      { fr: 'Quel besoin ou quelle demande était à l’origine de votre action ?', en: 'Which need or request was your action an answer to?' },
      { fr: 'Qu’avez-vous organisé pour y répondre ?', en: 'What did you set up to meet it?' },
      { fr: 'Comment vous y êtes-vous pris, étape par étape ?', en: 'How did you go about it, step by step?' },
      { fr: 'Sur quelles ressources vous êtes-vous appuyé au départ ?', en: 'Which resources did you start from?' },
      { fr: 'Comment avez-vous vérifié que le résultat répondait au besoin ?', en: 'How did you check that the result met the need?' },
      { fr: 'Qu’avez-vous réinvesti de vos cours et de vos projets ?', en: 'What did you reuse from your courses and projects?' },
      { fr: 'Que montre cette trace de la compétence visée ?', en: 'What does this trace show of the competence?' }
    ],
    analysis: [
      { fr: 'Pourquoi avoir agi ainsi plutôt qu’autrement ?', en: 'Why did you act this way rather than another?' },
      { fr: 'Qu’est-ce qui a bien fonctionné, ou non, et pour quelles raisons ?', en: 'What worked, what did not, and for which reasons?' },
      { fr: 'Que savez-vous faire maintenant que vous ne saviez pas faire avant ?', en: 'What can you do now that you could not do before?' },
      { fr: 'La prochaine fois, garderiez-vous la même méthode ? Pourquoi ?', en: 'Next time, would you keep the same method? Why?' }
    ]
  }
}
