/** One server-sent event, as far as graphql-sse uses them. */
export interface ServerEvent {
  event: string
  id: string | null
  data: string
}

/**
 * Takes a text/event-stream apart (HTML, section 9.2.6), however it is cut into
 * chunks. An event without data only tells its id.
 */
export class EventReader {
  private rest = ''
  private event = 'message'
  private id: string | null = null
  private data: string[] = []

  /** The events that the chunk completes. */
  take(chunk: string): ServerEvent[] {
    const lines = (this.rest + chunk).split('\n')
    this.rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.line(line.replace(/\r$/, '')))
  }

  private line(line: string): ServerEvent[] {
    if (line === '') return this.done()
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'event') this.event = value
    if (name === 'id') this.id = value
    if (name === 'data') this.data.push(value)
    return []
  }

  private done(): ServerEvent[] {
    const { event, id, data } = this
    this.event = 'message'
    this.id = null
    this.data = []
    return id === null && data.length === 0 ? [] : [{ event, id, data: data.join('\n') }]
  }
}
