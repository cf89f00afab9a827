import type { Profile } from './schemas.ts'

/**
 * Extracts that fall short, what a tutor answers, and what they became (IMT-31). People, places and projects are invented;
 * each shows one thing that tutors keep asking for.
 */
export const proofExamples: Profile['guidance']['examples'] = [
  {
    // No trace.
    competence: 'CG3',
    extract: {
      fr: 'J’ai conçu le circuit de prêt du matériel de l’atelier. Tout le monde s’en sert et les retards ont presque disparu.',
      en: 'I designed how the workshop lends its tools. Everybody uses it and late returns have nearly vanished.'
    },
    feedback: {
      fr: 'Rien ne permet de le constater\u00a0: il manque une trace. Un schéma du circuit, la fiche de prêt ou le relevé des retards feraient voir ce que vous avez conçu.',
      en: 'Nothing lets a reader see it: there is no trace. A diagram of the circuit, the loan form or the list of late returns would show what you designed.'
    },
    improved: {
      fr: 'Trace\u00a0: photo du tableau de prêt, première et troisième versions. J’ai conçu ce circuit pour douze équipes qui se partageaient quarante outils. La première version demandait deux signatures\u00a0; personne ne les donnait. La troisième tient en une étiquette que l’on déplace. Les retards sont passés de neuf à un par mois.',
      en: 'Trace: photos of the loan board, first and third versions. I designed it for twelve teams that shared forty tools. The first version asked for two signatures, which nobody gave. The third is one tag that is moved. Late returns went from nine to one a month.'
    }
  },
  {
    // A trace whose relevance is not justified.
    competence: 'CG3',
    extract: {
      fr: 'Trace\u00a0: le planning du projet. Voici le planning que nous avons suivi de mars à juin.',
      en: 'Trace: the project’s schedule. This is the schedule that we followed from March to June.'
    },
    feedback: {
      fr: 'La trace est là, mais pourquoi celle-ci\u00a0? Dites ce que ce planning montre de votre façon de concevoir, et quelle part vous y avez prise.',
      en: 'The trace is there, but why this one? Say what this schedule shows of how you design, and which part of it is yours.'
    },
    improved: {
      fr: 'Trace\u00a0: deux versions du planning, à trois semaines d’écart. J’ai choisi ces deux états parce qu’ils montrent comment j’ai découpé le système\u00a0: dans le second, l’alimentation et la mesure, d’abord menées l’une après l’autre, avancent ensemble, car j’avais fixé leur interface dès la première semaine.',
      en: 'Trace: two versions of the schedule, three weeks apart. I chose these two states because they show how I divided the system: in the second one, power supply and measurement, first done one after the other, advance together, because I had settled their interface in the first week.'
    }
  },
  {
    // No stepping back.
    competence: 'CG3',
    extract: {
      fr: 'Trace\u00a0: procès-verbal des essais. J’ai écrit douze essais, je les ai passés avec le client, et dix ont réussi. J’ai corrigé les deux autres la semaine suivante.',
      en: 'Trace: report of the tests. I wrote twelve tests, ran them with the client, and ten passed. I mended the other two the week after.'
    },
    feedback: {
      fr: 'La description est claire. Il manque la prise de recul\u00a0: pourquoi ces deux échecs, qu’en avez-vous appris, que feriez-vous autrement\u00a0?',
      en: 'The description is clear. The stepping back is missing: why did these two fail, what did you learn, what would you do otherwise?'
    },
    improved: {
      fr: 'Les deux échecs venaient d’une même cause\u00a0: j’avais écrit les essais d’après ma maquette, non d’après les mots du client. Depuis, je lui fais relire chaque essai avant de coder. C’est plus long au début\u00a0; sur le lot suivant, aucun essai n’a été contesté. Je garderais cette méthode, sauf pour un prototype destiné à être jeté.',
      en: 'Both failures had one cause: I had written the tests after my mock-up, not after the client’s words. Since then I have the client read each test before I code. It takes longer at first; on the next batch no test was disputed. I would keep this method, but not for a prototype that is to be thrown away.'
    }
  },
  {
    // The product without the process.
    competence: 'CG3',
    extract: {
      fr: 'Trace\u00a0: capture d’écran de l’application terminée. L’application est en service et répond au besoin.',
      en: 'Trace: screenshot of the finished application. The application is in use and meets the need.'
    },
    feedback: {
      fr: 'C’est le résultat, pas le chemin. Montrez un état intermédiaire, un choix que vous avez dû faire et ce qui l’a décidé.',
      en: 'That is the result, not the way to it. Show a state in between, a choice that you had to make and what decided it.'
    },
    improved: {
      fr: 'Traces, dans l’ordre\u00a0: croquis du 4 mars, notes de l’essai du 18 mars avec trois utilisateurs, écran du 2 avril. Le croquis mettait la recherche au centre\u00a0; à l’essai, personne ne s’en est servi. J’ai mis à la place la liste des dossiers du jour, et vérifié le 2 avril avec les mêmes personnes.',
      en: 'Traces, in order: sketch of 4 March, notes of the trial of 18 March with three users, screen of 2 April. The sketch had search at its centre; in the trial nobody used it. I put the day’s files there instead, and checked on 2 April with the same people.'
    }
  },
  {
    competence: 'CG8',
    extract: {
      fr: 'Trace\u00a0: courriel d’invitation. Nous travaillions avec une équipe de Montréal et une autre de Hanoï. La coopération s’est bien passée grâce à une bonne communication.',
      en: 'Trace: e-mail of invitation. We worked with a team in Montréal and another in Hanoi. Cooperation went well thanks to good communication.'
    },
    feedback: {
      fr: 'L’invitation montre qu’une réunion a eu lieu, pas comment vous coopérez. Qu’est-ce qui ne se faisait pas de la même façon d’un pays à l’autre, et qu’avez-vous changé pour cela\u00a0?',
      en: 'The invitation shows that there was a meeting, not how you cooperate. What was done differently from one country to another, and what did you change for it?'
    },
    improved: {
      fr: 'Traces\u00a0: compte rendu de la réunion du 9 mai, puis celui du 23. Le 9, nos collègues de Hanoï n’ont presque rien dit, et j’ai pris leur silence pour un accord\u00a0; leurs réserves sont arrivées par écrit deux jours après. Pour le 23, j’ai envoyé les questions la veille et commencé par un tour de table écrit. Quatre objections ont été dites en séance. J’ai appris à ne pas compter un silence pour un oui.',
      en: 'Traces: minutes of the meeting of 9 May, then of 23 May. On the 9th our colleagues in Hanoi said almost nothing and I took their silence for agreement; their reservations came in writing two days later. For the 23rd I sent the questions the day before and began with a written round. Four objections were voiced in the meeting. I learned not to count silence as a yes.'
    }
  }
]
