import { describe, expect, it } from 'vitest'
import { adviceFor } from './advice'

type Facts = Parameters<typeof adviceFor>[0]

const request: Facts = {
  kind: 'ERASURE',
  state: 'RECEIVED',
  actions: [],
  attestedBy: 'Console',
  startedBy: 'Ada',
  secondApprover: true,
  tasks: [],
}

const facts = (change: Partial<Facts>) => adviceFor({ ...request, ...change })

describe('adviceFor', () => {
  it('asks for a check of identity before anything else', () => {
    expect(facts({ attestedBy: null, actions: ['ATTEST'] }).title).toBe('Check who asks')
    expect(facts({}).title).toBe('Ready to start')
  })

  it('tells the second person that it is their turn, and the first whom they wait for', () => {
    expect(facts({ state: 'AWAITING_APPROVAL', actions: ['APPROVE'] }).title).toBe('Waits for your approval')
    expect(facts({ state: 'AWAITING_APPROVAL' }).text).toContain('other than Ada')
  })

  it('points at a source that failed', () => {
    expect(facts({ state: 'IN_PROGRESS', tasks: [{ state: 'DONE' }, { state: 'FAILED' }] }).title).toBe('A source failed')
  })
})
