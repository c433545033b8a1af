// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { DataTable, type Column } from './DataTable'

interface Person {
  name: string
  team: string
}

const columns: readonly Column<Person>[] = [
  { id: 'name', header: 'Name', sort: 'NAME', cell: ({ name }) => name },
  { id: 'team', header: 'Team', cell: ({ team }) => team },
]
const rows: readonly Person[] = [
  { name: 'Ada', team: 'IT' },
  { name: 'Bea', team: 'IT' },
  { name: 'Cem', team: 'Sales' },
]

it('tells which way it is sorted, and asks for the other way', () => {
  const onSort = vi.fn()
  render(
    <MantineProvider env="test">
      <DataTable
        label="People"
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        sorting={{ by: 'NAME', direction: 'ASC' }}
        onSort={onSort}
      />
    </MantineProvider>,
  )
  expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending')
  expect(screen.getByRole('columnheader', { name: 'Team' }).hasAttribute('aria-sort')).toBe(false)
  fireEvent.click(screen.getByRole('button', { name: 'Name' }))
  expect(onSort).toHaveBeenCalledWith({ by: 'NAME', direction: 'DESC' })
})

it('puts one heading before the rows of a group', () => {
  render(
    <MantineProvider env="test">
      <DataTable label="People" columns={columns} rows={rows} rowKey={({ name }) => name} group={({ team }) => team} />
    </MantineProvider>,
  )
  const headings = screen.getAllByRole('row').map((row) => row.textContent)
  expect(headings).toEqual(['NameTeam', 'IT', 'AdaTeamIT', 'BeaTeamIT', 'Sales', 'CemTeamSales'])
})
