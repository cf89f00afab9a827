// The arrows: routes -> domain -> queries -> db. Nobody skips a layer or turns back; a type may be looked at one layer further.

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const calls = { dependencyTypesNot: ['type-only'] }
const layer = name => `^src/features/([^/]+)/${name}\\.ts$`
const kysely = '(^|/)node_modules/kysely/'

const layers = [
  forbid('routes-to-domain', 'Routes ask the domain; they know neither queries nor the database.',
    { path: layer('routes') }, { path: ['/queries\\.ts$', '^src/db/', kysely], ...calls }),
  forbid('domain-to-queries', 'The domain leaves SQL to its queries. db/errors.ts reads what they threw, db/transaction.ts holds them together.',
    { path: '^src/features/', pathNot: '/(routes|queries)\\.ts$' }, { path: ['^src/db/', kysely], pathNot: '^src/db/(errors|transaction)\\.ts$', ...calls }),
  forbid('queries-to-db', 'Queries know the database, and shapes.',
    { path: layer('queries') }, { path: '^src/', pathNot: ['^src/db/', '^src/features/$1/schemas\\.ts$'], ...calls }),
  forbid('schemas-are-shapes', 'A schema is made of schemas.',
    { path: layer('schemas') }, { path: '^src/features/', pathNot: '/schemas\\.ts$', ...calls }),
  forbid('routes-are-last', 'Only app.ts mounts routes.',
    { pathNot: ['^src/app\\.ts$', '^test/'] }, { path: layer('routes') }),
  forbid('features-by-domain', "A feature's door is its domain.ts; its schemas are shapes, which others may contain.",
    { path: '^src/features/([^/]+)/' }, { path: '^src/features/', pathNot: ['^src/features/$1/', '/(domain|schemas)\\.ts$'] }),
  forbid('foundation-below-features', 'What features stand on does not know them.',
    { path: ['^src/(db|storage|outbox)/', '^src/[^/]+\\.ts$'], pathNot: '^src/(app|main|cli|open-lti|service)\\.ts$' }, { path: ['^src/features/', '^lti/', '^src/commands/', '^src/(app|main|cli|service)\\.ts$'] }),
  forbid('features-below-app', 'Features do not know what mounts them.',
    { path: '^src/features/' }, { path: ['^src/commands/', '^src/(app|main|cli|instance|service)\\.ts$'] })
]

const realms = [
  forbid('features-not-lti', 'Features know the port src/lms.ts.', { path: '^src/features/' }, { path: '^lti/' }),
  forbid('lti-at-the-top', 'Only who starts the process wires lti/.', { path: '^src/', pathNot: ['^src/(app|main|cli|open-lti|service)\\.ts$', '^src/commands/'] }, { path: '^lti/' }),
  forbid('lti-to-few', 'lti/ knows the port, errors, access, the database, the domains that a launch needs, and what a platform is told of us.',
    { path: '^lti/' },
    { path: '^src/', pathNot: ['^src/(lms|config|errors|problem|schema|access|addresses|routes|ids|secrets|log)\\.ts$', '^src/db/', '^src/features/[^/]+/domain\\.ts$', '^src/features/platforms/values\\.ts$'] }),
  forbid('lti-config-as-type', 'The configuration is handed in.', { path: '^lti/' }, { path: '^src/config\\.ts$', ...calls }),
  forbid('ltijs-once', 'Only lti/ltijs.ts knows ltijs.', { pathNot: ['^lti/ltijs\\.ts$', '^test/'] }, { path: '(^|/)node_modules/ltijs/' }),
  forbid('web-alone', "The browser's realm takes types from src/web/api/schema.d.ts, and nothing of the server's.",
    { path: '^src/web/' }, { path: ['^src/', '^lti/', '^migrations/'], pathNot: '^src/web/' }),
  forbid('server-without-web', 'The server serves what was built.', { path: ['^src/', '^lti/', '^migrations/'], pathNot: '^src/web/' }, { path: '^src/web/' }),
  forbid('demo-by-main', 'The demo is never part of production.', { pathNot: ['^src/demo/', '^src/main\\.ts$', '^test/'] }, { path: '^src/demo/' }),
  forbid('demo-alone', 'The demo is a Moodle: it talks to Preuves by HTTP.',
    { path: '^src/demo/' }, { path: ['^src/(commands|features|outbox|storage)/', '^src/(app|main|cli|instance|service)\\.ts$', '^lti/'] }),
  forbid('not-to-test', 'Nothing rests on tests.', { pathNot: '^test/' }, { path: '^test/' }),
  forbid('pg-in-db', 'Connections are made in src/db.', { pathNot: ['^src/db/', '^test/'] }, { path: '(^|/)node_modules/(pg|@types/pg)/' }),
  forbid('migrations-alone', 'A landed migration must not change with the code.', { path: '^migrations/' }, { path: ['^src/', '^lti/'] })
]

const hygiene = [
  forbid('no-cycles', 'Take out what both need.', {}, { circular: true }),
  forbid('no-orphans', 'Nothing reaches it and it reaches nothing.', { orphan: true, path: '\\.tsx?$', pathNot: ['\\.d\\.ts$', '^test/', '^migrations/'] }, {}),
  forbid('no-unresolved', 'It is not there, or package.json does not name it.', {}, { couldNotResolve: true }),
  forbid('no-undeclared', 'It works only because something else depends on it.', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
  forbid('no-dev-dependencies', 'Production installs without devDependencies; the web is bundled.',
    { path: ['^src/', '^lti/', '^migrations/'], pathNot: '^src/web/' }, { dependencyTypes: ['npm-dev'], ...calls })
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layers, ...realms, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|\\.tap)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.d.ts'], exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] }
  }
}
