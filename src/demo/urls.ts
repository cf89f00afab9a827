import type { Moodle } from './moodle.ts'

/** A tool in a course: the services are addressed for both. */
export interface ServicePlace {
  courseId: string
  typeId: string
}

/** Every service URL carries the tool's type id: sub-resources go before the query (wire 8). */
export function serviceUrls ({ url }: Moodle, { courseId, typeId }: ServicePlace) {
  const services = `${url}/mod/lti/services.php`
  const lineItems = `${services}/${courseId}/lineitems`
  const typed = `?type_id=${typeId}`
  return {
    services,
    lineItems: `${lineItems}${typed}`,
    lineItem: (id: string) => `${lineItems}/${id}/lineitem${typed}`,
    results: (id: string) => `${lineItems}/${id}/lineitem/results${typed}`,
    memberships: `${services}/CourseSection/${courseId}/bindings/${typeId}/memberships`
  }
}
