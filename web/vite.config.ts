import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { compress } from './scripts/compress.ts'
import { documentsByRoute } from './scripts/documents.ts'
import { keepPlaceholder } from './scripts/placeholder.ts'

// Where `npm run dev` finds a running server, for its API and sign-in pages.
const server = process.env.CONSOLE_SERVER ?? 'http://127.0.0.1:8080'
const surfaces = ['/graphql', '/auth', '/signin', '/signout', '/download', '/docs', '/upload']

export default defineConfig({
  plugins: [documentsByRoute(), react(), compress(), keepPlaceholder()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  html: { cspNonce: 'STEWARD_CSP_NONCE' },
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    manifest: 'manifest.json',
  },
  server: {
    proxy: Object.fromEntries(surfaces.map((path) => [path, { target: server, changeOrigin: false }])),
  },
  test: {
    environment: 'node',
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/app/testSetup.ts'],
    restoreMocks: true,
  },
})
