import t from 'tap'
import { startPlatform } from './platform.ts'
import { lti } from './tool.ts'
import type { Demo } from '../../src/demo/index.ts'

const custom = (demo: Demo, personId: string, activity?: number) => Object(demo.launchClaims(personId, {}, { activity })[lti('custom')])

t.test('wire 14: custom parameters carry variables', async t => {
  const { demo } = await startPlatform(t)
  demo.enrol({
    id: '20', username: 'noe.kerjean', given: 'Noé', family: 'Kerjean', name: 'Noé Kerjean', email: 'noe.kerjean@ecole.example', role: 'student', idnumber: 'E42', groups: ['11', '12']
  })

  await t.test('those of the preconfigured tool', async t => {
    t.match(custom(demo, '20'), { groups: '11,12', context_history: '', person_sourcedid: 'E42' })
    t.match(custom(demo, '6'), { groups: '', context_history: '', person_sourcedid: '' })
    t.match(demo.launchClaims('20')[lti('lis')], { person_sourcedid: 'E42' })
  })

  await t.test('those of an activity, put in for person and place', async t => {
    const { cmid, resourceLinkId } = demo.addActivity({
      title: 'Fiches CG3',
      text: 'Une ligne\nune autre',
      custom: {
        who: '$User.username', id: '$User.id', course: '$Context.id', link: '$ResourceLink.id', title: '$ResourceLink.title', role: '$Membership.role', mail: '$Person.email.primary', name: '$Person.name.full'
      }
    })
    t.match(custom(demo, '20', cmid), {
      who: 'noe.kerjean', id: '20', course: '2', link: resourceLinkId, title: 'Fiches CG3', role: 'Learner', mail: 'noe.kerjean@ecole.example', name: 'Noé Kerjean', groups: '11,12'
    })
    t.equal(custom(demo, '3', cmid).role, 'Instructor')
    t.equal(custom(demo, '2', cmid).role, 'Instructor,urn:lti:sysrole:ims/lis/Administrator,urn:lti:instrole:ims/lis/Administrator')
    t.match(demo.launchClaims('20', {}, { activity: cmid })[lti('resource_link')], { id: resourceLinkId, title: 'Fiches CG3', description: 'Une ligne\r\nune autre' })
  })

  await t.test('an unknown variable stays as it is written, a known one without a value is empty', async t => {
    const { cmid } = demo.addActivity({
      title: 'x', custom: { image: '$User.image', history: '$ResourceLink.id.history', phone: '$Person.phone.primary', text: 'costs $User.id', escaped: '\\$User.id' }
    })
    t.match(custom(demo, '6', cmid), { image: '$User.image', history: '$ResourceLink.id.history', phone: '', text: 'costs $User.id', escaped: '$User.id' })
  })

  await t.test('each key also in lower case with underscores, by bytes', async t => {
    const { cmid } = demo.addActivity({ title: 'x', custom: { 'Preuves.Unité': 'é', plain_key: 1, on: true } })
    const found = custom(demo, '6', cmid)
    t.match(found, { 'Preuves.Unité': 'é', preuves_unit__: 'é', plain_key: '1', on: 'true' })
  })

  await t.test('what the tool has wins over what the activity has; a value ends with its line', async t => {
    const { cmid } = demo.addActivity({ title: 'x', custom: { groups: 'mine', two: 'a=b\nthree=c' } })
    t.match(custom(demo, '20', cmid), { groups: '11,12', two: 'a=b', three: 'c' })
  })

  t.throws(() => demo.launchClaims('6', {}, { activity: 99 }), /99/)
})
