import { describe, expect, it } from 'vitest'
import { complete, enteredOf, inputOf, noRows, nothing, type Entered } from './entered'

const database: Entered = {
  ...nothing, name: ' Shop ', address: 'db.example.com', database: 'shop', role: 'steward', secret: 'x ',
  collections: [{ ...noRows, name: 'orders', read: 'select 1', erase: 'delete', verify: 'select 0' }],
}

describe('inputOf', () => {
  it('sends the settings of one kind alone, and the secret as it was typed', () => {
    const input = inputOf(database)
    expect(input).toMatchObject({ name: 'Shop', secret: 'x ', database: { name: 'shop', encrypted: true } })
    expect(input.objects).toBeUndefined()
    expect(input.manual).toBeUndefined()
  })

  it('leaves a secret out that was not entered, and never sends one for paper', () => {
    expect(inputOf({ ...database, secret: '' }).secret).toBeUndefined()
    expect(inputOf({ ...database, kind: 'MANUAL' }).secret).toBeUndefined()
  })
})

describe('complete', () => {
  it('wants each query, and a secret unless one is kept', () => {
    expect(complete(database, false)).toBe(true)
    expect(complete({ ...database, secret: '' }, false)).toBe(false)
    expect(complete({ ...database, secret: '' }, true)).toBe(true)
    expect(complete({ ...database, collections: [{ ...noRows, name: 'orders' }] }, true)).toBe(false)
    expect(complete({ ...database, collections: [] }, true)).toBe(false)
  })

  it('wants instructions that say something', () => {
    const paper: Entered = { ...nothing, kind: 'MANUAL', name: 'Paper', instructions: 'Cabinet.' }
    expect(complete(paper, false)).toBe(false)
    expect(complete({ ...paper, instructions: 'Look in the cabinet.' }, false)).toBe(true)
  })
})

describe('enteredOf', () => {
  it('reads back what was sent, without the secret', () => {
    const { secret, database: settings, ...rest } = inputOf(database)
    expect(secret).toBe('x ')
    if (settings == null) throw new Error('The settings of the database are gone.')
    const read = enteredOf({
      id: 'a', state: 'ACTIVE', target: null, product: null, usedAt: null, workedAt: null, failingSince: null, problem: null,
      pausedAt: null, createdAt: '2026-01-01T00:00:00Z', version: 1, ...rest, objects: null, manual: null,
      database: { ...settings, authority: null },
    })
    expect(inputOf(read)).toEqual({ ...inputOf(database), secret: undefined })
  })
})
