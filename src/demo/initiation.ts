import type { Moodle, PendingLaunch } from './moodle.ts'
import { autoSubmit } from './pages/auto-submit.ts'
import { beginLaunch } from './sessions.ts'
import type { Session } from './sessions.ts'

/** The page by which the browser posts the login initiation to the tool (lti_initiate_login). */
export function initiation (moodle: Moodle, session: Session, pending: PendingLaunch, target: string) {
  const launchid = beginLaunch(moodle, session, pending)
  return autoSubmit({
    title: `Ouverture de ${pending.tool.name}`,
    action: pending.tool.loginUrl,
    fields: {
      iss: moodle.url,
      target_link_uri: target,
      login_hint: session.person.id,
      lti_message_hint: JSON.stringify(pending.activity ? { cmid: pending.activity.cmid, launchid } : { launchid }),
      client_id: pending.tool.clientId,
      lti_deployment_id: pending.tool.typeId
    }
  })
}
