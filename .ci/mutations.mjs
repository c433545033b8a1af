#!/usr/bin/env node
// Takes out each check of internal/signin/testdata/mutations.json, one at a time,
// runs the one test that must notice, and puts the check back. Writes what came
// of it to mutations.md beside; fails if a test stayed green.
//   .ci/mutations.mjs          all of them, which takes a quarter of an hour
//   .ci/mutations.mjs L1 L2    those rows, and writes nothing
//   .ci/mutations.mjs --changed[=COMMIT]  those whose file changed since that
//                              commit (the one that wrote mutations.md), or that
//                              are new; the other lines stay
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const dir = 'internal/signin/testdata'
const flag = process.argv.find((a) => a.startsWith('--changed'))
const changed = flag !== undefined
const only = process.argv.slice(2).filter((a) => a !== flag)
const rows = JSON.parse(readFileSync(`${dir}/mutations.json`, 'utf8')).filter(
  ({ row }) => only.length === 0 || row.split(' ').some((r) => only.includes(r)),
)
const git = (...args) => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim()
const since = flag?.split('=')[1] ?? (changed ? git('log', '-1', '--format=%H', '--', `${dir}/mutations.md`) : '')
const touched = changed ? git('diff', '--name-only', since).split('\n') : []
const before = changed ? readFileSync(`${dir}/mutations.md`, 'utf8').split('\n') : []
const code = (s) => '`' + s.trim().replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ') + '`'

// noticed runs a test and tells whether it failed, rather than did not run.
function noticed(test, where) {
  const [name, ...rest] = test.split('/')
  const run = [`^${name}$`, ...rest.map((r) => `^${r}`)].join('/')
  const out = spawnSync('go', ['test', '-vet=off', where, '-run', run], { encoding: 'utf8' })
  return out.status !== 0 && out.stdout.includes(`--- FAIL: ${name}`)
}

const lines = []
let green = 0
for (const { row, file, take, put, test, package: where = 'internal/signin/', plain } of rows) {
  const begins = `| ${row} | \`${file.replace('internal/', '')}\`: ${code(take)} | ${code(put)} | \`${test.replace('/sqlite', '')}\` | `
  const former = before.find((line) => line === `${begins}red |`)
  if (former !== undefined && !touched.includes(file)) {
    lines.push(former)
    continue
  }
  const text = readFileSync(file, 'utf8')
  if (text.split(take).length !== 2) throw new Error(`${file}: not there once: ${take}`)
  let red
  try {
    writeFileSync(file, text.replace(take, () => put))
    // A mutant that does not build proves nothing.
    const builds = spawnSync('go', ['build', `./${dirname(file)}`], { stdio: 'inherit' }).status === 0
    red = builds && noticed(plain || test.includes('/') ? test : `${test}/sqlite`, `./${where}`)
  } finally {
    writeFileSync(file, text)
  }
  if (!red) green++
  lines.push(`${begins}${red ? 'red' : '**green**'} |`)
  console.log(lines.at(-1))
}
if (only.length === 0) {
  writeFileSync(
    `${dir}/mutations.md`,
    `# Checks taken out, and the tests that noticed\n\nWritten by \`.ci/mutations.mjs\`: each line is a run. The rows are those of the checklist for relying parties that \`hostile_test.go\` and its neighbours attack; what a library does is switched off where it is configured.\n\n| row | check taken out | put in its place | test | came out |\n|---|---|---|---|---|\n${lines.join('\n')}\n`,
  )
}
process.exit(green === 0 ? 0 : 1)
