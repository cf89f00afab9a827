import { v7 } from 'uuid'
import { completeDraft, linkTrace } from './school.ts'
import { walkIn, type Service } from './service.ts'

/**
 * Two fiches that a student has published and one only begun, each the newer: «Grille de relecture», with a trace of 12 March
 * 2026 and one without a date; «Cahier des charges», of another competence; «Maquette», of the first.
 */
export async function writePortfolio (service: Pick<Service, 'url' | 'demo'>, personId: string): Promise<void> {
  const call = await walkIn(service, personId)
  const { body: { items } } = await call<{ items: Array<{ id: string }> }>('GET', '/competences')
  const expect = async (wanted: number, answer: Promise<{ status: number, body: unknown }>): Promise<void> => {
    const { status, body } = await answer
    if (status !== wanted) throw new Error(`${status} ${JSON.stringify(body)}`)
  }
  const begin = async (competence: number, letter: string, content: Record<string, unknown>): Promise<string> => {
    const id = v7()
    await expect(201, call('POST', '/fiches', { id }))
    await expect(200, call('PUT', `/fiches/${id}/draft`, completeDraft(items[competence]?.id ?? '', letter, content), { 'if-match': '"1"' }))
    return id
  }
  const publish = async (id: string): Promise<void> => await expect(201, call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' }))
  const dated = linkTrace('https://cloud.example.org/f/7', { caption: 'Grille remplie', eventDate: '2026-03-12' })
  await publish(await begin(0, 'A', { title: 'Grille de relecture', description: 'Une évaluation par les pairs.', traces: [dated, linkTrace('https://cloud.example.org/f/8')] }))
  await publish(await begin(1, 'A', { title: 'Cahier des charges' }))
  await begin(0, 'B', { title: 'Maquette', traces: [] })
}
