/** What the server says about a text. */
export interface TextProblem {
  line: number
  column: number
  field: string
  fatal: boolean
  message: string
}

/** Where a line and column, both from 1, are in a text; its end where it has no such line. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return Math.min(text.length, at + Math.max(0, column - 1))
}

/** How a line's number is shown: what keeps the text from being taken goes before what only will not count. */
export function toneOfLine(problems: readonly TextProblem[], line: number): 'danger' | 'warning' | undefined {
  const here = problems.filter((problem) => problem.line === line)
  if (here.length === 0) return undefined
  return here.some(({ fatal }) => fatal) ? 'danger' : 'warning'
}

/** What a new document starts from. */
export function template(today: string, amends?: { reference: string; title: string }): string {
  const head =
    amends === undefined
      ? 'layer: master_agreement\ntitle: New agreement\nreference: MA-1\n'
      : `title: Amendment to ${JSON.stringify(amends.title).slice(1, -1)}\namends: ${JSON.stringify(amends.reference)}\n`
  return `format: steward.agreement/1\n${head}valid_from: ${today}\nclauses:\n  - section: "1.1"\n    term: rights.access.respond_within\n    value: P14D\n`
}

/** Hands a text over as a file. */
export function saveText(title: string, text: string): void {
  const link = window.document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  link.download = `${title.replace(/[^\w-]+/g, '-').toLowerCase()}.yaml`
  link.click()
  URL.revokeObjectURL(link.href)
}
