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

const task = (change: Partial<Facts['tasks'][number]>): Facts['tasks'][number] => ({ state: 'DONE', work: 'COLLECT', lasting: false, ...change })

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
    const { title, text } = facts({ state: 'IN_PROGRESS', tasks: [task({ state: 'DONE' }), task({ state: 'FAILED' })] })
    expect(title).toBe('A source failed')
    expect(text).toContain('tried again by itself for a while')
  })

  it('doesn’t say of a source that refused that it is tried again', () => {
    const refused = task({ state: 'FAILED', work: 'RECTIFY', lasting: true })
    const { title, text } = facts({ kind: 'RECTIFICATION', state: 'IN_PROGRESS', tasks: [refused] })
    expect(title).toBe('A source refused')
    expect(text).toContain('isn’t tried again by itself')
    expect(facts({ kind: 'RECTIFICATION', state: 'IN_PROGRESS', tasks: [refused, task({ state: 'FAILED' })] }).text).toContain('the rest is for a while')
  })

  it('says that a request to correct waits for the corrections, and not for sources', () => {
    for (const kind of ['RECTIFICATION', 'AMENDMENT'] as const) {
      expect(facts({ kind, state: 'IN_PROGRESS' }).title).toBe('Waits for the corrections')
    }
    const running = task({ work: 'RECTIFY', state: 'RUNNING' })
    expect(facts({ kind: 'RECTIFICATION', state: 'IN_PROGRESS', tasks: [running] }).title).toBe('Carried to the sources')
    expect(facts({ kind: 'RECTIFICATION', state: 'IN_PROGRESS', tasks: [{ ...running, state: 'DONE' }] }).title).toBe('Ready to be answered')
    expect(facts({ kind: 'RESTRICTION', state: 'IN_PROGRESS', tasks: [] }).title).toBe('Carried to the sources')
    expect(facts({ kind: 'OBJECTION', state: 'IN_PROGRESS' }).title).toBe('To be answered by you')
    expect(facts({ state: 'IN_PROGRESS' }).title).toBe('Sources are being asked')
  })
})
