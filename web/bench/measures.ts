import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** A figure beside the limit that it should stay under; without a limit it is only told. */
export interface Figure {
  what: string
  value: number
  unit: string
  limit?: number
}

const into = resolve(import.meta.dirname, '../../.cache/bench')

/** The value below which a part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** Writes the figures as text on the screen and as JSON into .cache/bench/web.json; gives those over their limit. */
export async function report(figures: readonly Figure[]): Promise<readonly Figure[]> {
  const over = figures.filter(({ value, limit }) => limit !== undefined && !(value <= limit))
  const lines = figures.map((figure) => {
    const mark = figure.limit === undefined ? '     ' : over.includes(figure) ? 'OVER ' : 'ok   '
    const limit = figure.limit === undefined ? '' : ` of ${figure.limit}`
    return `${mark}${figure.what.padEnd(58)}${figure.value.toFixed(1).padStart(10)}${limit} ${figure.unit}`
  })
  process.stdout.write(`${lines.join('\n')}\n`)
  await mkdir(into, { recursive: true })
  await writeFile(join(into, 'web.json'), `${JSON.stringify(figures, null, 2)}\n`)
  return over
}
