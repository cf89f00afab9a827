import { deepLinkingClaims, defined, ordinaryClaims } from './claims.ts'
import { activitiesIn, addActivity, copyCourse, courseBy } from './courses.ts'
import { makeKey, signJwt } from './keys.ts'
import type { Moodle } from './moodle.ts'
import type { Tool } from './model.ts'
import { registrationUrl } from './registration.ts'
import { activateTool, toolByType } from './tools.ts'
import type { Demo, DemoRegistration } from './types.ts'
import { firstCourse, preconfiguredTool, siteName } from './world.ts'

const missing = (what: string) => new Error(`The demonstration Moodle has no ${what}`)

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw missing(what)
  return value
}

const registrationAs = ({ url }: Moodle, { clientId, typeId }: Pick<Tool, 'clientId' | 'typeId'>): DemoRegistration => ({
  name: siteName,
  issuer: url,
  clientId,
  deploymentId: typeId,
  authorizationUrl: `${url}/mod/lti/auth.php`,
  tokenUrl: `${url}/mod/lti/token.php`,
  keysUrl: `${url}/mod/lti/certs.php`
})

type World = Pick<Demo, 'people' | 'enrol' | 'courses' | 'activities' | 'tools' | 'addActivity' | 'copyCourse' | 'setToolKeysUrl' | 'activateTool' | 'registrationRequest' | 'registrationOf'>

/** What tests do as the people of this Moodle would, without its pages. */
function world (moodle: Moodle): World {
  const { store } = moodle
  const { state } = store
  const tool = (typeId: string) => found(toolByType(moodle, typeId), `tool ${typeId}`)
  const course = (id: string) => found(courseBy(moodle, id), `course ${id}`)
  return {
    people: state.people,
    enrol (person) {
      const at = state.people.findIndex(({ id }) => id === person.id)
      state.people.splice(at < 0 ? state.people.length : at, 1, person)
      store.changed()
    },
    courses: () => state.courses,
    activities: courseId => courseId === undefined ? state.activities : activitiesIn(moodle, course(courseId)),
    tools: () => state.tools,
    addActivity: ({ courseId = firstCourse.id, typeId = '1', ...fields }) =>
      addActivity(moodle, { ...fields, courseId: course(courseId).id, typeId: tool(typeId).typeId }),
    copyCourse: (courseId = firstCourse.id) => copyCourse(moodle, course(courseId)),
    setToolKeysUrl (url, typeId = '1') {
      tool(typeId).keysUrl = url
      store.changed()
    },
    activateTool: typeId => activateTool(moodle, tool(typeId)),
    registrationRequest: (url, typeId) => registrationUrl(moodle, url, typeId === undefined ? undefined : tool(typeId)),
    registrationOf: typeId => registrationAs(moodle, tool(typeId))
  }
}

/** What startDemo gives. */
export function handle (moodle: Moodle, close: () => Promise<void>): Demo {
  const { store, gradebook, url } = moodle
  const { state } = store
  const named = (id: string) => found(state.people.find(person => person.id === id), `person with the id ${id}`)
  return {
    url,
    registration: registrationAs(moodle, preconfiguredTool(state.toolUrl)),
    ...world(moodle),
    gradebook,
    launchClaims: (personId, overrides = {}, { activity } = {}) => defined({ ...ordinaryClaims(moodle, named(personId), activity), ...overrides }),
    deepLinkingClaims: (personId, overrides = {}, place) => defined({ ...deepLinkingClaims(moodle, named(personId), place), ...overrides }),
    setDeepLinkingSettings (settings) { moodle.deepLinkingSettings = settings },
    deepLinkingAnswers: moodle.deepLinkingAnswers,
    sign: async (claims, header) => signJwt(state.key, claims, header),
    async rotateKey () {
      state.key = await makeKey()
      store.changed()
    },
    close
  }
}
