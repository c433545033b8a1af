import { describe, expect, it } from 'vitest'
import { describeTask, isWorking } from './progress'

const counts = [
  { product: 'Mail', category: 'COMMUNICATIONS', items: 3, left: 0 },
  { product: 'Mail', category: 'CONTACTS', items: 2, left: 1 },
] as const

describe('describeTask', () => {
  it.each([
    [{ work: 'COLLECT', state: 'DONE', attempts: 1, counts: [...counts] }, '5 items collected'],
    [{ work: 'PREVIEW', state: 'DONE', attempts: 1, counts: [] }, '0 items found'],
    [{ work: 'ERASE', state: 'DONE', attempts: 1, counts: [...counts] }, '5 items erased, 1 left behind'],
    [{ work: 'ERASE', state: 'RUNNING', attempts: 3, counts: [] }, 'Under way, attempt 3'],
    [{ work: 'COLLECT', state: 'WAITING', attempts: 0, counts: [] }, 'Waits for its turn'],
  ] as const)('%o', (task, text) => {
    expect(describeTask({ ...task, counts: [...task.counts] })).toBe(text)
  })
})

describe('isWorking', () => {
  it('looks again while a source is asked, and stops when all failed', () => {
    expect(isWorking({ state: 'IN_PROGRESS', tasks: [{ state: 'DONE' }, { state: 'FAILED' }] })).toBe(true)
    expect(isWorking({ state: 'IN_PROGRESS', tasks: [{ state: 'FAILED' }] })).toBe(false)
  })

  it('does not look again while people decide', () => {
    expect(isWorking({ state: 'AWAITING_APPROVAL', tasks: [{ state: 'DONE' }] })).toBe(false)
    expect(isWorking({ state: 'BLOCKED', tasks: [{ state: 'WAITING' }] })).toBe(false)
  })
})
