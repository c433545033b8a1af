// A long list is a row of pages, of which only those near the window are drawn.
// The others are an empty height before and after.

/** Which pages are drawn, and what stands for the others. */
export interface Drawn {
  /** The first page that is drawn, and the first after them that is not. */
  from: number
  to: number
  /** Heights in pixels of the pages before and after. */
  above: number
  below: number
  /** The place in the list of the first row in the window, from 0. */
  row: number
}

/** A list before anything of it was measured. */
export const atTop: Drawn = { from: 0, to: 1, above: 0, below: 0, row: 0 }

/** The pages that meet the part of a list between two heights; at least one. `rows` are a page's. */
export function drawnBetween(heights: readonly number[], window: { top: number; bottom: number; margin: number }, rows: number): Drawn {
  const { top, bottom, margin } = window
  const drawn = { ...atTop, to: 0 }
  let y = 0
  heights.forEach((height, i) => {
    const end = y + height
    if (top >= y && top < end) drawn.row = (i + (top - y) / height) * rows
    if (end <= top - margin && i < heights.length - 1) {
      drawn.above += height
      drawn.from = i + 1
    } else if (y < bottom + margin || i === drawn.from) {
      drawn.to = i + 1
    } else {
      drawn.below += height
    }
    y = end
  })
  return { ...drawn, row: Math.floor(drawn.row) }
}

/** Where a page ends: its last row, and the cursor after which the next page begins. */
export interface End {
  row: string
  cursor: string
}

/**
 * The ends of pages after one of them was heard: null is the last page's, and
 * nothing comes after it. A server seals the same place into another cursor each
 * time, so that a page that ends with the same row keeps the cursor it had.
 */
export function heard(ends: readonly (End | null)[], page: number, end: End | null): readonly (End | null)[] {
  const before = ends[page]
  if (before !== undefined && before?.row === end?.row) return ends
  const after = end === null ? [] : ends.slice(page + 1)
  return [...ends.slice(0, page), end, ...after]
}
