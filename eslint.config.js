import neostandard, { plugins } from 'neostandard'

const environment = { object: 'process', property: 'env', message: 'src/config.ts reads the environment; take what you need from Config.' }
const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'dangerouslySetInnerHTML']
const noMarkup = 'Markup made of strings is how scripts get in: build nodes.'
const doubleCast = { selector: 'TSAsExpression > TSAsExpression', message: 'A cast through unknown silences tsc.' }

export default [
  { ignores: ['dist/', 'data/', '.tap/', 'src/web/api/schema.d.ts', 'src/db/tables.ts'] },
  ...neostandard({ ts: true }),
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@typescript-eslint': plugins['typescript-eslint'].plugin },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': ['error', doubleCast],
      // A schema and its type share their name; tsc knows real redeclarations.
      '@typescript-eslint/no-redeclare': 'off',
      // `void` says that a promise is not waited for.
      'no-void': 'off',
      // A flag that a handler changes while the loop awaits.
      'no-unmodified-loop-condition': 'off',
      'react/jsx-handler-names': 'off'
    }
  },
  {
    // The names of LTI and OAuth are theirs.
    files: ['lti/**', 'src/demo/**', 'test/lti/**', 'test/support/**'],
    rules: { camelcase: 'off' }
  },
  {
    files: ['src/**', 'lti/**', 'migrations/**'],
    ignores: ['src/config.ts'],
    rules: {
      'no-restricted-properties': ['error', environment],
      'no-restricted-imports': ['error', ...['process', 'node:process'].map(name => ({ name, importNames: ['env'], message: environment.message }))]
    }
  },
  {
    files: ['src/web/**'],
    rules: {
      'no-restricted-properties': ['error', environment, ...markup.map(property => ({ property, message: noMarkup })),
        { object: 'document', property: 'write', message: noMarkup }],
      'no-restricted-syntax': ['error', doubleCast, ...markup.map(name => ({ selector: `JSXAttribute[name.name='${name}'], Property[key.name='${name}']`, message: noMarkup }))]
    }
  }
]
