import { expect, it } from 'vitest'
import { byArea } from './areas'

it('puts every permission into one area, and those of none at the end', () => {
  const rows = (['MANAGE_MEMBERS', 'OPERATE', 'READ_LOG'] as const).map((permission) => ({ permission }))
  expect(byArea(rows).map(({ name, rows: inside }) => [name, inside.length])).toEqual([
    ['Organization', 1],
    ['Members and groups', 1],
    ['Others', 1],
  ])
})
