import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { atTop, drawnBetween, heard, type Drawn, type End } from './window'

/** How far beyond the window pages are drawn, and asked for, in windows. */
const margin = 1.5
/** The height of a row before one was measured, in pixels. */
const guess = 49
/** Of how many lists the tab remembers how far they were read. */
const remembered = 20

interface Reading {
  ends: readonly (End | null)[]
  heights: number[]
  drawn: Drawn
}

const readings = new Map<string, Reading>()

interface Window {
  area: RefObject<HTMLDivElement | null>
  drawn: Drawn
  /** After which cursor each known page begins; the first page's is null. */
  afters: readonly (string | null)[]
  onEnd: (page: number, end: End | null) => void
  /** Told of each page that is drawn, and with null when it no longer is. */
  measured: (page: number, body: HTMLTableSectionElement | null) => void
}

/**
 * Which pages of a list are drawn as the window moves over it. A list that one
 * comes back to, such as from one of its rows, is as far as it was.
 */
export function useWindow(list: string, firstEnd: End | null, size: number): Window {
  const area = useRef<HTMLDivElement>(null)
  const [before] = useState(() => readings.get(list))
  const heights = useRef<number[]>(before?.heights ?? [])
  const bodies = useRef(new Map<number, HTMLTableSectionElement>())
  const [known, setEnds] = useState<readonly (End | null)[]>(before?.ends ?? [])
  const [drawn, setDrawn] = useState<Drawn>(before?.drawn ?? atTop)
  const ends = heard(known, 0, firstEnd)
  if (ends !== known) setEnds(ends)
  const count = 1 + ends.filter((end) => end !== null).length

  const look = useCallback(() => {
    if (area.current === null) return
    // Rows may have changed their heights since they were drawn, as when a font came: what stands for a page is as high as it is now.
    for (const [page, body] of bodies.current) heights.current[page] = body.offsetHeight
    const top = -area.current.getBoundingClientRect().top
    const all = Array.from({ length: count }, (_, page) => heights.current[page] ?? heights.current[0] ?? size * guess)
    const next = drawnBetween(all, { top, bottom: top + window.innerHeight, margin: window.innerHeight * margin }, size)
    setDrawn((now) => (same(now, next) ? now : next))
  }, [count, size])
  useMoves(look)
  useEffect(() => {
    remember(list, { ends, heights: heights.current, drawn })
  }, [list, ends, drawn])

  const onEnd = useCallback((page: number, end: End | null) => setEnds((now) => heard(now, page, end)), [])
  const measured = useCallback((page: number, body: HTMLTableSectionElement | null) => {
    if (body === null) bodies.current.delete(page)
    else bodies.current.set(page, body)
  }, [])
  return { area, drawn, afters: [null, ...ends.flatMap((end) => (end === null ? [] : [end.cursor]))], onEnd, measured }
}

/** Looks at once, and once for each picture in which the page moved or changed its size. */
function useMoves(look: () => void): void {
  useLayoutEffect(look, [look])
  useEffect(() => {
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    window.addEventListener('scroll', soon, { passive: true })
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', soon)
      window.removeEventListener('resize', soon)
    }
  }, [look])
}

function remember(list: string, reading: Reading): void {
  readings.delete(list)
  readings.set(list, reading)
  const oldest = readings.keys().next()
  if (readings.size > remembered && oldest.done !== true) readings.delete(oldest.value)
}

function same(a: Drawn, b: Drawn): boolean {
  return a.from === b.from && a.to === b.to && a.row === b.row && a.above === b.above && a.below === b.below
}
