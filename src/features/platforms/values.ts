/** Variables that a platform fills in at each launch: their names are the platform's (LTI 1.3, 4.9; Moodle's own begin with Moodle). */
export const customParameters = {
  groups: '$Moodle.Person.userGroupIds',
  context_history: '$Context.id.history',
  person_sourcedid: '$Person.sourcedId'
} as const

export type ToolValueName = 'toolUrl' | 'publicKeyset' | 'loginUrl' | 'redirectionUrl' | 'deepLinkingUrl' | 'customParameters'

export interface ToolValue { name: ToolValueName, value: string }

/**
 * What a platform's form for an external tool asks for, when a school connects it by hand.
 *
 * @param organisationId the school's: its key set is its own, as a platform that believes any of our keys would believe an
 * assertion that was made for another school's platform
 */
export function toolValues (publicUrl: string, organisationId: string): ToolValue[] {
  return [
    { name: 'toolUrl', value: `${publicUrl}/lti/launch` },
    { name: 'publicKeyset', value: `${publicUrl}/lti/keys/${organisationId}` },
    { name: 'loginUrl', value: `${publicUrl}/lti/login` },
    { name: 'redirectionUrl', value: `${publicUrl}/lti/launch` },
    { name: 'deepLinkingUrl', value: `${publicUrl}/lti/launch` },
    { name: 'customParameters', value: Object.entries(customParameters).map(([name, variable]) => `${name}=${variable}`).join('\n') }
  ]
}
