import { defineConfig } from 'vite'

// Bootstrap 5.3 is written with what Sass now calls deprecated; its own next major drops it, we cannot.
const silenceDeprecations = ['import' as const, 'global-builtin' as const, 'color-functions' as const, 'if-function' as const]

export default defineConfig({
  root: 'src/web',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations } } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    // A data: URL in a stylesheet or a script would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false }
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/lti': 'http://127.0.0.1:3000' } }
})
