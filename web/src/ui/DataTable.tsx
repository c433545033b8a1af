import { Text, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { createColumnHelper, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import { Fragment, useMemo, type ReactNode } from 'react'
import classes from './DataTable.module.css'

/** A column: what it is called, what it shows, and by what name the server sorts it. */
export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** The name by which the server sorts; without it the column can't be sorted. */
  sort?: string
  align?: 'end'
  /** Leaves the column out of the cards that rows become on small screens. */
  wideOnly?: boolean
  /** Its part of the table, such as 20%, where the table keeps its widths. */
  width?: string
}

/** By what the server sorted, and which way. */
export interface Sorting {
  by: string
  direction: 'ASC' | 'DESC'
}

interface TableProps<Row> {
  /** What the rows are, for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  sorting?: Sorting
  onSort?: (sorting: Sorting) => void
  /** Dims the rows while the next ones are on their way. */
  stale?: boolean
}

interface DataTableProps<Row> extends TableProps<Row> {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Puts a heading before rows that belong together; rows of a group follow each other. */
  group?: (row: Row) => string
  /** The row that a link led to; it stands out and comes into view. */
  marked?: string | undefined
  /** Below the last row, such as the pager. */
  footer?: ReactNode
}

const features = tableFeatures({})

/**
 * Rows that the server sorted, filtered and cut into pages. The first column is
 * the row's heading: on small screens each row is a card that starts with it.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, rowKey, group, marked, footer, ...table } = props
  return (
    <TableFrame {...table} footer={footer}>
      <tbody>
        <TableRows columns={table.columns} rows={rows} rowKey={rowKey} group={group} marked={marked} />
      </tbody>
    </TableFrame>
  )
}

interface FrameProps<Row> extends TableProps<Row> {
  /** How many rows the whole table has, its heading among them; -1 where nobody knows. For tables that show a part. */
  rowCount?: number
  footer?: ReactNode
  /** Bodies of rows. */
  children: ReactNode
}

/** A table's heading around its bodies. With a row count, columns keep their widths whatever rows are shown. */
export function TableFrame<Row>({ label, columns, sorting, onSort, stale, rowCount, footer, children }: FrameProps<Row>) {
  return (
    <div className={classes.frame}>
      <table
        className={classes.table}
        data-stale={stale === true ? true : undefined}
        data-fixed={rowCount === undefined ? undefined : true}
        aria-busy={stale === true}
        aria-rowcount={rowCount}
      >
        <caption className={classes.caption}>{label}</caption>
        {rowCount === undefined ? null : <Widths columns={columns} />}
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {children}
      </table>
      {footer}
    </div>
  )
}

function Widths<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <colgroup>
      {columns.map(({ id, width }) => (
        <col key={id} style={{ width }} />
      ))}
    </colgroup>
  )
}

interface RowsProps<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  group?: ((row: Row) => string) | undefined
  marked?: string | undefined
  /** The place of the first of these rows in the whole table, from 1; the heading is 1. */
  from?: number
}

/** Rows of a table's body. */
export function TableRows<Row extends object>({ columns, rows, rowKey, group, marked, from }: RowsProps<Row>) {
  const definitions = useDefinitions(columns)
  const data = useMemo(() => [...rows], [rows])
  const groupBefore = (i: number) => {
    const row = rows[i - 1]
    return row === undefined ? undefined : group?.(row)
  }
  const table = useTable({ features, columns: definitions, data, getRowId: rowKey })
  return table.getRowModel().rows.map((row, i) => (
    <Fragment key={row.id}>
      <GroupRow name={group?.(row.original)} before={groupBefore(i)} span={columns.length} />
      <tr
        aria-rowindex={from === undefined ? undefined : from + i}
        data-marked={row.id === marked ? true : undefined}
        ref={row.id === marked ? intoView : undefined}
      >
        {row.getAllCells().map((cell, n) => (
          <Cell key={cell.id} column={columns[n]} heading={n === 0}>
            <table.FlexRender cell={cell} />
          </Cell>
        ))}
      </tr>
    </Fragment>
  ))
}

function intoView(row: HTMLTableRowElement | null) {
  row?.scrollIntoView({ block: 'center' })
}

/** The heading of a group, where its first row is. */
function GroupRow({ name, before, span }: { name: string | undefined; before: string | undefined; span: number }) {
  if (name === undefined || name === before) return null
  return (
    <tr className={classes.group}>
      <th scope="colgroup" colSpan={span}>
        {name}
      </th>
    </tr>
  )
}

function useDefinitions<Row extends object>(columns: readonly Column<Row>[]): ColumnDef<typeof features, Row>[] {
  return useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map((column) =>
      helper.display({ id: column.id, header: column.header, cell: ({ row }) => column.cell(row.original) }),
    )
  }, [columns])
}

interface HeaderCellProps<Row> {
  column: Column<Row>
  sorting: Sorting | undefined
  onSort: ((sorting: Sorting) => void) | undefined
}

function HeaderCell<Row>({ column, sorting, onSort }: HeaderCellProps<Row>) {
  const { sort } = column
  if (sort === undefined || onSort === undefined) {
    return (
      <th scope="col" data-align={column.align}>
        {column.header}
      </th>
    )
  }
  const active = sorting?.by === sort ? sorting.direction : undefined
  const next = active === 'ASC' ? 'DESC' : 'ASC'
  return (
    <th scope="col" data-align={column.align} aria-sort={ariaSort(active)}>
      <UnstyledButton
        className={classes.sort}
        data-active={active === undefined ? undefined : true}
        onClick={() => onSort({ by: sort, direction: next })}
      >
        {column.header}
        <SortIcon direction={active} />
      </UnstyledButton>
    </th>
  )
}

function ariaSort(direction: 'ASC' | 'DESC' | undefined): 'ascending' | 'descending' | 'none' {
  if (direction === undefined) return 'none'
  return direction === 'ASC' ? 'ascending' : 'descending'
}

function SortIcon({ direction }: { direction: 'ASC' | 'DESC' | undefined }) {
  const Icon = direction === undefined ? IconArrowsSort : direction === 'ASC' ? IconArrowUp : IconArrowDown
  return <Icon size={14} stroke={2} aria-hidden />
}

interface CellProps<Row> {
  column: Column<Row> | undefined
  heading: boolean
  children: ReactNode
}

function Cell<Row>({ column, heading, children }: CellProps<Row>) {
  const shared = { 'data-align': column?.align, 'data-wide-only': column?.wideOnly }
  if (heading) {
    return (
      <th scope="row" className={classes.heading} {...shared}>
        {children}
      </th>
    )
  }
  return (
    <td {...shared}>
      <span className={classes.label} aria-hidden>
        {column?.header}
      </span>
      <div className={classes.value}>{children}</div>
    </td>
  )
}

/** A dash for a value that is not there. */
export function Missing() {
  return (
    <Text component="span" c="dimmed" aria-label="none" role="img">
      –
    </Text>
  )
}
