import { useCallback, useMemo, type ReactNode } from 'react'
import type { AnyVariables, UseQueryState } from 'urql'
import { MorePage } from './MorePage'
import { useWindow } from './useWindow'
import { Where } from './Where'
import type { End } from './window'
import type { TypedDocumentString } from '@/gen/graphql'
import { countCap, TableFrame, TableRows, type Column, type Sorting } from '@/ui'

/** A page of a list, as the API's connections have it. */
export interface Connection<Row> {
  nodes: readonly Row[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null | undefined }
  totalCount?: number | null
}

/** A list and how it is asked for. */
export interface List<Data, Variables, Row extends object> {
  query: TypedDocumentString<Data, Variables>
  /** The list in the query's answer; the same function each time. */
  connection: (data: Data) => Connection<Row>
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
}

interface EndlessProps<Data, Variables, Row extends object> extends List<Data, Variables, Row> {
  label: string
  /** What the rows are, such as members. */
  noun: string
  /** The first page, asked for by the caller; what it was asked with, the others are asked with too. */
  result: UseQueryState<Data>
  sorting?: Sorting
  onSort?: (sorting: Sorting) => void
}

/**
 * A list that goes on as one scrolls: the server cuts it by keys, each page is
 * asked for when it comes near, and only what is near the window is drawn, so
 * that a hundred thousand rows cost what a hundred do.
 */
export function Endless<Data, Variables extends AnyVariables, Row extends object>(props: EndlessProps<Data, Variables, Row>) {
  const { data, operation } = props.result
  if (data === undefined || operation === undefined) return null
  // The key is what the rows on the screen were asked with: while a new filter's are on their way, the old list stays whole.
  return <Pages key={operation.key} {...props} first={props.connection(data)} variables={operation.variables as Variables} />
}

interface PagesProps<Data, Variables, Row extends object> extends EndlessProps<Data, Variables, Row> {
  first: Connection<Row>
  variables: Variables
}

function Pages<Data, Variables extends AnyVariables, Row extends object>(props: PagesProps<Data, Variables, Row>) {
  const { result, first, variables, query, connection, columns, rowKey, label, noun, sorting, onSort } = props
  const size = first.nodes.length
  const end = useMemo(() => endOf(first, rowKey), [first, rowKey])
  const { area, drawn, afters, onEnd, measured } = useWindow(String(result.operation?.key), end, size)
  const list = useMemo<List<Data, Variables, Row>>(() => ({ query, connection, columns, rowKey }), [query, connection, columns, rowKey])
  const height = useCallback((body: HTMLTableSectionElement | null) => measured(0, body), [measured])
  const total = first.totalCount ?? undefined
  return (
    <div ref={area}>
      <TableFrame label={label} columns={columns} sorting={sorting} onSort={onSort} stale={result.stale} rowCount={rowCount(afters, total, size)}>
        <Gap height={drawn.above} columns={columns.length} />
        {drawn.from === 0 ? (
          <tbody ref={height}>
            <TableRows columns={columns} rows={first.nodes} rowKey={rowKey} from={2} />
          </tbody>
        ) : null}
        {afters.slice(drawn.from, drawn.to).map((after, i) => {
          const page = drawn.from + i
          if (after === null) return null
          return <MorePage key={page} page={page} size={size} list={list} variables={variables} after={after} onEnd={onEnd} measured={measured} />
        })}
        <Gap height={drawn.below} columns={columns.length} />
      </TableFrame>
      {end === null ? null : <Where row={drawn.row} total={total} noun={noun} />}
    </div>
  )
}

/** Where a page ends; null on the last page. */
export function endOf<Row>({ nodes, pageInfo }: Connection<Row>, rowKey: (row: Row) => string): End | null {
  const last = nodes.at(-1)
  if (!pageInfo.hasNextPage || pageInfo.endCursor == null || last === undefined) return null
  return { row: rowKey(last), cursor: pageInfo.endCursor }
}

/** The rows of the whole table with its heading; -1 while the end is not known. */
function rowCount(afters: readonly unknown[], total: number | undefined, size: number): number {
  if (total !== undefined && total < countCap) return total + 1
  return afters.length === 1 ? size + 1 : -1
}

/** Stands for the pages that are not drawn. */
function Gap({ height, columns }: { height: number; columns: number }): ReactNode {
  if (height === 0) return null
  return (
    <tbody aria-hidden>
      <tr>
        <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
      </tr>
    </tbody>
  )
}
