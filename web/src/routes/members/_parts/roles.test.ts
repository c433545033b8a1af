import { expect, it } from 'vitest'
import { gained } from './roles'

it('names only what the change adds', () => {
  const grants = [
    { role: 'AUDITOR', permissions: ['READ_MEMBERS', 'READ_LOG'] },
    { role: 'HELPDESK', permissions: ['READ_MEMBERS', 'MANAGE_MEMBERS'] },
  ] as const
  expect(gained(grants, ['AUDITOR'], ['AUDITOR', 'HELPDESK'])).toEqual(['manage members'])
  expect(gained(grants, ['HELPDESK'], ['AUDITOR'])).toEqual(['read log'])
  expect(gained(grants, ['AUDITOR'], [])).toEqual([])
})
