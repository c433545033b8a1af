// Keeps the console light: says what a first visit and each route cost over the
// wire (brotli), and fails when one is over its budget.
import { readFile, stat } from 'node:fs/promises'

const KIB = 1024
// A first visit is the entry, the overview and their styles. Recharts alone is
// 90 KiB for two kinds of chart, so it loads after a page is shown and has a
// budget of its own.
const budgets = { first: 180 * KIB, route: 80 * KIB, charts: 100 * KIB }

const manifest = JSON.parse(await readFile('dist/manifest.json', 'utf8'))
const entryKey = Object.keys(manifest).find((key) => manifest[key].isEntry)

/** Every file that loading `key` needs before it can run, without those in `known`. */
function files(key, known = new Set(), found = new Set()) {
  const chunk = manifest[key]
  for (const file of [chunk.file, ...(chunk.css ?? [])]) {
    if (!known.has(file)) found.add(file)
  }
  for (const imported of chunk.imports ?? []) files(imported, known, found)
  return found
}

async function weigh(set) {
  const sizes = await Promise.all([...set].map(async (file) => (await stat(`dist/${file}.br`)).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const entry = files(entryKey)
const overview = Object.keys(manifest).find((key) => key.includes('routes/overview/page'))
const rows = [['first visit', budgets.first, new Set([...entry, ...files(overview, entry)])]]
for (const key of Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry)) {
  const budget = key.includes('chart') ? budgets.charts : budgets.route
  rows.push([key, budget, files(key, loadedBefore(key))])
}

/** What is there when a chunk is asked for: the entry, and what whichever chunk asks for it needed itself. */
function loadedBefore(key) {
  const askers = Object.keys(manifest).filter((one) => manifest[one].dynamicImports?.includes(key))
  const [first = entry, ...others] = askers.map((one) => files(one))
  return new Set([...entry, ...[...first].filter((file) => others.every((other) => other.has(file)))])
}

let over = false
for (const [name, budget, set] of rows) {
  const size = await weigh(set)
  over ||= size > budget
  const mark = size > budget ? 'OVER' : 'ok'
  console.log(`${mark.padEnd(5)} ${(size / KIB).toFixed(1).padStart(6)} of ${budget / KIB} KiB  ${name}`)
}
process.exit(over ? 1 : 0)
