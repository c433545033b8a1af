import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Puts back dist/.gitkeep, which is committed so that the Go package compiles before any build. */
export function keepPlaceholder(): Plugin {
  let out = 'dist'
  return {
    name: 'steward-placeholder',
    apply: 'build',
    configResolved(config) {
      out = config.build.outDir
    },
    async closeBundle() {
      await writeFile(join(out, '.gitkeep'), '')
    },
  }
}
