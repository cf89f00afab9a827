import { course, tool } from './world.ts'
import type { Moodle } from './moodle.ts'

/** Every service URL carries the tool's type id: sub-resources go before the query (wire 8). */
export function serviceUrls ({ url }: Moodle) {
  const services = `${url}/mod/lti/services.php`
  const lineItems = `${services}/${course.id}/lineitems`
  const typed = `?type_id=${tool.typeId}`
  return {
    services,
    lineItems: `${lineItems}${typed}`,
    lineItem: (id: string) => `${lineItems}/${id}/lineitem${typed}`,
    results: (id: string) => `${lineItems}/${id}/lineitem/results${typed}`,
    memberships: `${services}/CourseSection/${course.id}/bindings/${tool.typeId}/memberships`
  }
}
