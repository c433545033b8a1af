import { describe, expect, it } from 'vitest'
import { planFor } from './plan'

const access = { kind: 'ACCESS', secondApprover: false, extendableTo: null, preview: null } as const

describe('planFor', () => {
  it('says that starting an erasure destroys nothing, and that somebody else approves', () => {
    const { effects } = planFor('START', { ...access, kind: 'ERASURE', secondApprover: true })
    expect(effects.join(' ')).toContain('nothing is destroyed yet')
    expect(effects.join(' ')).toContain('Somebody else')
  })

  it('says how much an approved erasure destroys', () => {
    const preview = {
      complete: true,
      destroys: [
        { product: 'Mail', category: 'FILES', items: 40 },
        { product: 'Mail', category: 'CONTACTS', items: 2 },
      ],
      keeps: [],
      loses: [],
      holds: [],
    } as const
    const plan = planFor('APPROVE', { ...access, kind: 'ERASURE', preview: { ...preview, destroys: [...preview.destroys], keeps: [], loses: [], holds: [] } })
    expect(plan.effects[0]).toContain('42 items are destroyed')
    expect(plan.danger).toBe(true)
  })

  it('asks nothing in writing of somebody who starts', () => {
    expect(planFor('START', access).reason).toBeUndefined()
    expect(planFor('EXTEND', access).reason?.optional).toBeUndefined()
  })
})
