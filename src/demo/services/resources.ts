import type { ServiceCall } from '../types.ts'

/** A resource of mod/lti/services.php: where it is, which media types it reads and writes, which methods it knows. */
export interface Resource {
  name: ServiceCall['name']
  path: RegExp
  formats: string[]
  methods: string[]
}

export const media = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  scores: 'application/vnd.ims.lis.v1.scorecontainer+json',
  memberships: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'
}

const resources: Resource[] = [
  { name: 'lineitem', path: /^\/([^/]+)\/lineitems\/([^/]+)\/lineitem$/, formats: [media.lineItem], methods: ['GET', 'PUT', 'DELETE'] },
  { name: 'lineitems', path: /^\/([^/]+)\/lineitems$/, formats: [media.lineItems, media.lineItem], methods: ['GET', 'POST'] },
  { name: 'results', path: /^\/([^/]+)\/lineitems\/([^/]+)\/lineitem\/results$/, formats: [media.results], methods: ['GET'] },
  { name: 'score', path: /^\/([^/]+)\/lineitems\/([^/]+)\/lineitem\/scores$/, formats: [media.scores, media.score], methods: ['POST'] },
  { name: 'memberships', path: /^\/CourseSection\/([^/]+)\/bindings\/([^/]+)\/memberships$/, formats: [media.memberships], methods: ['GET'] }
]

export const resourceAt = (path: string) => resources.find(resource => resource.path.test(path))

/**
 * Whether the resource takes the request's media type (mod/lti/services.php): Accept must be one exact type or contain
 * the wildcard, Content-Type one exact type, and a DELETE is not asked.
 */
export function speaks ({ formats }: Resource, method: string, accept: string, contentType: string): boolean {
  if (method === 'DELETE') return true
  if (method === 'GET') return accept === '' || accept.includes('*/*') || formats.includes(accept)
  return formats.includes(contentType)
}
