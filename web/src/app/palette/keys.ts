// Which keys do what. Reading keys is a pure matter: the page's parts ask here.

/** One press of a key, as far as it matters. */
export interface Stroke {
  key: string
  /** Ctrl, or Cmd on a Mac. */
  command: boolean
  alt: boolean
  /** Whether the person is writing into a field, or a dialog is open. */
  busy: boolean
}

/** What a key asks for: a part of the console, or an address in it. */
export type Wish = 'palette' | 'help' | 'search' | `/${string}`

/** The second key of "g, then …", by the place that it leads to. */
export const placeKeys: Record<string, string> = {
  '/overview': 'o',
  '/members': 'm',
  '/groups': 'g',
  '/directories': 'd',
  '/organization': 'e',
  '/domains': 'w',
  '/connections': 's',
  '/roles': 'k',
  '/approvals': 'a',
  '/requests': 'r',
  '/holds': 'h',
  '/terms': 't',
  '/log': 'l',
  '/notices': 'n',
  '/my-data': 'y',
  '/organizations': 'v',
}

/** How long the first key of two is remembered, in milliseconds. */
const patience = 1500

/**
 * Reads keys one after the other. Shortcuts of a single character can be
 * switched off and never act while somebody writes (WCAG 2.1.4); the palette's
 * has a modifier key and always acts.
 */
export class KeyReader {
  #began = Number.NEGATIVE_INFINITY

  /** What this press asks for; null where it asks for nothing. */
  read(stroke: Stroke, at: number, single: boolean): Wish | null {
    if (stroke.command) return stroke.key.toLowerCase() === 'k' && !stroke.alt ? 'palette' : null
    if (stroke.alt || stroke.busy || !single) return null
    const second = at - this.#began <= patience
    this.#began = Number.NEGATIVE_INFINITY
    if (second) return placeOf(stroke.key)
    if (stroke.key === 'g') this.#began = at
    if (stroke.key === '?') return 'help'
    return stroke.key === '/' ? 'search' : null
  }
}

function placeOf(key: string): Wish | null {
  const found = Object.entries(placeKeys).find(([, letter]) => letter === key)
  return found === undefined ? null : (found[0] as Wish)
}
