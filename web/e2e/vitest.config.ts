import { defineConfig } from 'vitest/config'

// Each file has a server of its own and changes it step by step; two files run
// side by side, since a journey mostly waits.
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    bail: 1,
  },
})
