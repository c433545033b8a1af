import { afterEach, describe, expect, it, vi } from 'vitest'
import { follow } from './follow'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A server that answers with these streams, one after the other, and remembers with which id it was asked. */
function serving(...answers: (string | number)[]): (string | null)[] {
  const asked: (string | null)[] = []
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    asked.push(new Headers(init.headers).get('Last-Event-ID'))
    const answer = answers.shift() ?? 401
    return Promise.resolve(typeof answer === 'number' ? new Response(null, { status: answer }) : new Response(answer))
  })
  return asked
}

const message = (id: string) => `event: next\nid: ${id}\ndata: {}\n\n`

describe('follow', () => {
  it('goes on where a stream broke off, until the server says that it is complete', async () => {
    vi.useFakeTimers()
    const asked = serving(`id: a\n\n${message('b')}`, 503, `${message('c')}event: complete\ndata:\n\n`)
    const next = vi.fn()
    const ended = follow({ documentId: 'sha256:x', variables: {}, next }, new AbortController().signal)
    await vi.runAllTimersAsync()
    await ended
    expect(asked).toEqual([null, 'b', 'b'])
    expect(next).toHaveBeenCalledTimes(2)
  })

  it('ends where the server refuses', async () => {
    const asked = serving(401)
    await follow({ documentId: 'sha256:x', variables: {}, next: () => undefined }, new AbortController().signal)
    expect(asked).toEqual([null])
  })

  it('ends when the page is left', async () => {
    serving(503, 503, 503)
    const leaving = new AbortController()
    const ended = follow({ documentId: 'sha256:x', variables: {}, next: () => undefined }, leaving.signal)
    leaving.abort()
    await ended
    expect(leaving.signal.aborted).toBe(true)
  })
})
