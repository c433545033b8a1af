import { api } from './client'
import { EventReader, type ServerEvent } from './events'

/** What to follow, and what to do with it. */
export interface Following {
  documentId: string
  variables: object
  /** Called for each message. */
  next: () => void
}

const soon = 1000
const late = 30_000

/**
 * Follows a subscription until the signal says stop. A stream that breaks off is
 * taken up again where it was, after a pause that grows; what came in between
 * comes then. It ends for good where the server says so, and where it refuses.
 */
export async function follow(what: Following, signal: AbortSignal): Promise<void> {
  let last: string | null = null
  let pause = soon
  while (!signal.aborted) {
    const ended = await read(what, last, signal, (id) => {
      last = id
      pause = soon
    })
    if (ended) return
    await wait(pause, signal)
    pause = Math.min(pause * 2, late)
  }
}

/** Reads one stream to its end; true where nothing more is to come. */
async function read(what: Following, last: string | null, signal: AbortSignal, at: (id: string) => void): Promise<boolean> {
  try {
    const { documentId, variables } = what
    const response = await fetch(api.url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        ...api.headers,
        'Content-Type': 'application/json',
        Accept: 'text/event-stream',
        ...(last === null ? {} : { 'Last-Event-ID': last }),
      },
      body: JSON.stringify({ documentId, variables }),
      signal,
    })
    if (response.status >= 400 && response.status < 500 && response.status !== 429) return true
    if (!response.ok || response.body === null) return false
    return await take(response.body, what.next, at)
  } catch {
    return false // the connection broke, or the page is left
  }
}

async function take(body: ReadableStream<Uint8Array>, next: () => void, at: (id: string) => void): Promise<boolean> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const events = new EventReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return false
    for (const event of events.take(decoder.decode(value, { stream: true }))) {
      if (handled(event, next, at)) return true
    }
  }
}

/** Does what an event says; true where it is the last. */
function handled(event: ServerEvent, next: () => void, at: (id: string) => void): boolean {
  if (event.id !== null) at(event.id)
  if (event.event === 'next') next()
  return event.event === 'complete'
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
}
