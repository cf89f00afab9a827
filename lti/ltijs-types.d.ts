// What Preuves uses of ltijs 5.9.9, which has no types of its own. Only ltijs.ts imports it.
declare module 'ltijs' {
  /** Where ltijs keeps things; what it stores and asks for is told by its calls (dist/Utils/Database.js). */
  export interface DatabasePlugin {
    setup: () => Promise<true>
    Close: () => Promise<true>
    Get: (encryptionKey: string | false, collection: string, query?: unknown) => Promise<object[] | false>
    Insert: (encryptionKey: string | false, collection: string, item: unknown, index?: unknown) => Promise<true>
    Replace: (encryptionKey: string | false, collection: string, query: unknown, item: unknown, index?: unknown) => Promise<true>
    Modify: (encryptionKey: string | false, collection: string, query: unknown, change: unknown) => Promise<true>
    Delete: (collection: string, query: unknown) => Promise<true>
  }

  /** What got 11 takes in the place of an address; what a hook returns is the answer, and nothing is sent. */
  export interface Detour {
    url: string
    hooks: { beforeRequest: Array<(options: { form?: unknown }) => Promise<NodeJS.ReadableStream & { statusCode: number, headers: object }>> }
  }

  export interface Platform {
    /** The stored token for exactly these scopes while it lives, else a new one (dist/Utils/Platform.js). */
    platformAccessToken: (scopes: string) => Promise<unknown>
    /** Asked before each new token; goes to got as it is (dist/Utils/Auth.js). */
    platformAccessTokenEndpoint: () => Promise<string | Detour>
  }

  export interface Provider {
    constructor: new () => Provider
    setup: (encryptionKey: string, database: { plugin: DatabasePlugin }, options?: { cors?: boolean }) => void
    getPlatform: (issuer: string, clientId: string) => Promise<Platform | false>
  }

  const ltijs: { Provider: Provider }
  export default ltijs
}
