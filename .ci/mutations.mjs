#!/usr/bin/env node
// Takes out each check of internal/signin/testdata/mutations.json, one at a time,
// runs the one test that must notice, and puts the check back. Writes what came
// of it to mutations.md beside; fails if a test stayed green.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const dir = 'internal/signin/testdata'
const rows = JSON.parse(readFileSync(`${dir}/mutations.json`, 'utf8'))
const lines = []
let green = 0
for (const { row, file, take, put, test } of rows) {
  const text = readFileSync(file, 'utf8')
  if (text.split(take).length !== 2) throw new Error(`${file}: not there once: ${take}`)
  let red
  try {
    writeFileSync(file, text.replace(take, () => put))
    execFileSync('go', ['build', './internal/signin'], { stdio: 'inherit' }) // a mutant that does not build proves nothing
    const run = spawnSync('go', ['test', '-vet=off', './internal/signin', '-run', `^${test}$/sqlite`], { encoding: 'utf8' })
    red = run.status !== 0 && run.stdout.includes(`--- FAIL: ${test}`)
  } finally {
    writeFileSync(file, text)
  }
  if (!red) green++
  lines.push(`| ${row} | \`${file.replace('internal/', '')}\`: \`${take.trim().replaceAll('|', '\\|')}\` | \`${put.trim().replaceAll('|', '\\|')}\` | \`${test}\` | ${red ? 'red' : '**green**'} |`)
  console.log(lines.at(-1))
}
writeFileSync(
  `${dir}/mutations.md`,
  `# Checks taken out, and the tests that noticed\n\nWritten by \`.ci/mutations.mjs\`: each line is a run.\n\n| row | check taken out | put in its place | test | came out |\n|---|---|---|---|---|\n${lines.join('\n')}\n`,
)
process.exit(green === 0 ? 0 : 1)
