import { describe, expect, it } from 'vitest'
import { complete, inputOf, nothing } from './entered'

describe('what is entered of a stream', () => {
  it('becomes the settings of its kind alone', () => {
    const input = inputOf({ ...nothing, kind: 'SYSLOG', name: ' SOC ', address: 'log.example.com:6514', url: 'https://left.over' })
    expect(input).toEqual({
      name: 'SOC', actions: ['*'], personal: false, https: undefined, syslog: { address: 'log.example.com:6514', ca: undefined }, bucket: undefined,
    })
  })

  it('leaves out secrets that were not entered, so that the former ones stay', () => {
    const { https } = inputOf({ ...nothing, name: 'SIEM', url: 'https://siem.example.com', header: 'X-Key' })
    expect(https).toMatchObject({ header: 'X-Key', headerValue: undefined })
  })

  it('is complete with a name, a place to go and something to send', () => {
    const full = { ...nothing, name: 'SIEM', url: 'https://siem.example.com' }
    expect(complete(full)).toBe(true)
    expect(complete({ ...full, name: ' ' })).toBe(false)
    expect(complete({ ...full, kind: 'BUCKET' })).toBe(false)
    expect(complete({ ...full, all: false })).toBe(false)
  })
})
