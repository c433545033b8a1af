import { defineConfig } from 'vitest/config'

// The journeys share one server and change it, so they run one after the other.
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    bail: 1,
  },
})
