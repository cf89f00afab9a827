// What the gallery shows: a student in the middle of an internship, a tutor who reads along.
import sharp from 'sharp'
import { v7 } from 'uuid'
import { emptyDraft, fileTrace, linkTrace } from '../support/school.ts'
import type { walkIn } from '../support/service.ts'

type Client = Awaited<ReturnType<typeof walkIn>>

async function expectDone<Body> (answer: Promise<{ status: number, body: Body }>): Promise<Body> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

const rectangle = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background } }).png().toBuffer()

// Of rectangles: the service's modules turn the reading of SVG off, here too.
async function chart (colour: string): Promise<Buffer> {
  const bars = await Promise.all([0, 1, 2, 3, 4, 5].map(async row =>
    ({ input: await rectangle(180 + (row % 3) * 60, 44, colour), left: 60 + row * 95, top: 70 + row * 72 })))
  return await sharp(await rectangle(900, 560, '#fff')).composite(bars).png().toBuffer()
}

async function upload (call: Client, ficheId: string, name: string, content: Buffer<ArrayBufferLike>): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(content)]), name)
  return (await expectDone(call<{ id: string }>('POST', `/fiches/${ficheId}/files`, form))).id
}

const picture = async (call: Client, ficheId: string, name: string, colour: string) =>
  await upload(call, ficheId, name, await chart(colour))

async function begin (call: Client): Promise<string> {
  const id = v7()
  await expectDone(call('POST', '/fiches', { id }))
  return id
}

/** Saves what is given over what is there. @returns the revision */
async function save (call: Client, id: string, content: Record<string, unknown>): Promise<number> {
  const { revision } = await expectDone(call<{ revision: number }>('POST', `/fiches/${id}/draft`))
  return (await expectDone(call<{ revision: number }>('PUT', `/fiches/${id}/draft`, { ...emptyDraft, ...content }, { 'if-match': `"${revision}"` }))).revision
}

async function publish (call: Client, id: string, content: Record<string, unknown>): Promise<void> {
  const revision = await save(call, id, content)
  await expectDone(call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${revision}"` }))
}

/** Lets a student and a tutor do what they do in some weeks. @returns the fiches to look at */
export async function tell (student: Client, tutor: Client) {
  const { items } = await expectDone(student<{ items: Array<{ id: string, code: string }> }>('GET', '/competences'))
  const [cg3 = '', cg8 = ''] = ['CG3', 'CG8'].map(code => items.find(item => item.code === code)?.id)
  const experienceId = v7()
  await expectDone(student('POST', '/experiences', {
    id: experienceId,
    kind: 'internship',
    title: 'Stage chez Armor Logistique',
    host: 'Armor Logistique, Brest',
    startsOn: '2026-03-02',
    endsOn: '2026-08-28',
    setting: 'internship',
    involvement: 'lived',
    realism: 'real',
    collaboration: 'team',
    supervisor: 'Mme Le Bihan, responsable des projets'
  }))
  await expectDone(student('POST', '/experiences', {
    id: v7(),
    kind: 'extracurricular',
    title: 'Trésorerie du bureau des élèves',
    host: 'BDE',
    startsOn: '2025-09-01',
    endsOn: '2026-06-30',
    setting: null,
    involvement: null,
    realism: null,
    collaboration: 'team',
    supervisor: ''
  }))
  for (const [competenceId, text] of [[cg3, 'Les trois versions du cahier des charges, pour montrer ce que le client a fait changer'], [cg8, 'Le compte rendu de la réunion avec l’équipe de Valence']]) {
    await expectDone(student('POST', '/planned-traces', { id: v7(), competenceId, text, ficheId: null }))
  }

  const planning = await begin(student)
  const traces = [
    fileTrace(await picture(student, planning, 'planning-mars.png', '#0f6cbf'), { alt: 'Diagramme de Gantt de mars à juin', caption: 'Le planning tenu avec le client', type: 'progress', eventDate: '2026-03-16' }),
    fileTrace(await upload(student, planning, 'planning.pdf', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')), { alt: '', caption: 'Le document complet', type: 'specification', eventDate: '2026-03-20', confidential: true }),
    linkTrace('https://cloud.ecole.example/f/120345', { caption: 'Le dossier partagé', type: 'minutes', eventDate: '2026-04-02' })
  ]
  const first = {
    title: 'Planning du projet Ker Lann',
    description: 'J’ai tenu le **planning** du projet avec le client, chaque lundi.\n\n- découpage en lots\n- jalons revus toutes les deux semaines',
    analysis: 'Les écarts venaient de tâches trop longues : je les découperais plus tôt.',
    letter: 'A',
    competenceIds: [cg3],
    experienceId,
    traces
  }
  await publish(student, planning, first)
  await expectDone(tutor('POST', `/fiches/${planning}/comments`, { id: v7(), versionNumber: 1, text: 'Quelle était la demande du client ?' }))
  await expectDone(tutor('POST', `/fiches/${planning}/comments`, { id: v7(), versionNumber: 1, text: 'Je ne peux pas ouvrir ce lien : partagez le dossier avec moi.', tracePosition: 2, reason: 'trace_not_accessible' }))
  await expectDone(tutor('POST', `/fiches/${planning}/decisions`, { id: v7(), versionNumber: 1, outcome: 'changes_requested', reason: 'Reliez le planning à la demande.' }))
  await publish(student, planning, {
    ...first,
    description: 'Le client demandait une **date de livraison ferme** : voici le planning qui y répond, revu chaque lundi.\n\n- découpage en lots\n- jalons revus chaque semaine',
    analysis: 'Les écarts venaient de tâches trop longues. Depuis avril, aucune ne dépasse trois jours : le retard moyen est passé de six jours à un.',
    traces: [...traces.slice(0, 1), ...traces.slice(2)]
  })

  const approved = await begin(student)
  await publish(student, approved, {
    title: 'Compte rendu de la réunion de Valence',
    description: 'Réunion en anglais avec l’équipe espagnole, dont j’ai tenu le compte rendu.',
    analysis: 'Relire à deux évite les malentendus.',
    letter: 'A',
    competenceIds: [cg8],
    experienceId,
    traces: [fileTrace(await picture(student, approved, 'compte-rendu.png', '#2e7d32'), { alt: 'Page du compte rendu, avec les décisions surlignées', type: 'minutes', eventDate: '2026-05-11' })]
  })
  await expectDone(tutor('POST', `/fiches/${approved}/decisions`, { id: v7(), versionNumber: 1, outcome: 'approved', reason: '' }))

  const draft = await begin(student)
  await save(student, draft, { title: 'Maquette du tableau de bord', description: 'Première maquette, à compléter.', competenceIds: [cg3], answered: ['description/0', 'description/1'], letter: 'B' })
  const removed = await begin(student)
  await save(student, removed, { title: 'Photo de l’atelier' })
  await expectDone(student('PUT', `/fiches/${removed}/removal`))
  return { planning, approved, draft }
}
