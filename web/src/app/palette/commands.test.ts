import { expect, it } from 'vitest'
import { commandsFor } from './commands'
import { placeKeys } from './keys'

it('offers a plain member their own and the work they are given', () => {
  expect(commandsFor(['OWN_DATA']).map(({ href }) => href)).toEqual([
    '/my-data', '/tasks', '/my-data?tab=requests', '/my-data?tab=choices', '/notices', '/settings',
  ])
})

it('offers each action by the permission that the server gave', () => {
  const reading = commandsFor(['READ_ORGANIZATION']).map(({ label }) => label)
  expect(reading).toContain('Break-glass accounts')
  expect(reading).not.toContain('Set up a connection')
  expect(commandsFor(['MANAGE_ORGANIZATION']).map(({ label }) => label)).toContain('Set up a connection')
})

it('names no address twice, and keys only that act', () => {
  const all = commandsFor(['OWN_DATA', 'READ_ORGANIZATION', 'READ_MEMBERS', 'READ_REQUESTS', 'READ_LOG', 'READ_TERMS', 'OPERATE', 'MANAGE_DIRECTORIES'])
  const labels = all.map(({ label }) => label)
  expect(new Set(labels).size).toBe(labels.length)
  for (const { href, keys } of all) if (keys !== undefined) expect(keys).toEqual(['g', placeKeys[href]])
})
