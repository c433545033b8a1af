import { describe, expect, it } from 'vitest'
import { EventReader } from './events'

const stream = ':\n\nid: one\n\nevent: next\nid: two\ndata: {"data":1}\n\n:\n\nevent: complete\ndata:\n\n'
const told = [
  { event: 'message', id: 'one', data: '' },
  { event: 'next', id: 'two', data: '{"data":1}' },
  { event: 'complete', id: null, data: '' },
]

describe('EventReader', () => {
  it('reads events and leaves out comments', () => {
    expect(new EventReader().take(stream)).toEqual(told)
  })

  it('reads the same however the stream is cut', () => {
    for (const size of [1, 2, 3, 7]) {
      const reader = new EventReader()
      const chunks = stream.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
      expect(chunks.flatMap((chunk) => reader.take(chunk))).toEqual(told)
    }
  })

  it('takes lines that end as on Windows', () => {
    expect(new EventReader().take(stream.replaceAll('\n', '\r\n'))).toEqual(told)
  })
})
