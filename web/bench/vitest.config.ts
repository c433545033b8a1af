import { defineConfig } from 'vitest/config'

// Measures one thing after another: what runs beside a measurement is in it.
export default defineConfig({
  test: {
    include: ['bench/**/*.measure.ts'],
    environment: 'node',
    maxWorkers: 1,
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
  },
})
