import { memo, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import type { AnyVariables } from 'urql'
import { endOf, type List } from './Endless'
import type { End } from './window'
import { messageOf } from '../client'
import { useQuery } from '../useQuery'
import { Button, Group, TableRows, Text } from '@/ui'

interface MorePageProps<Data, Variables, Row extends object> {
  page: number
  /** How many rows a page has. */
  size: number
  list: List<Data, Variables, Row>
  variables: Variables
  after: string
  onEnd: (page: number, end: End | null) => void
  measured: (page: number, body: HTMLTableSectionElement | null) => void
}

/** A page of a list after the first: asks for itself, and says where the next one begins. */
function More<Data, Variables extends AnyVariables, Row extends object>({
  page, size, list, variables, after, onEnd, measured,
}: MorePageProps<Data, Variables, Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [{ data, error }, retry] = useQuery({
    query: list.query,
    variables: { ...variables, after },
  })
  const shown = data === undefined ? undefined : list.connection(data)
  useEffect(() => {
    if (shown !== undefined) onEnd(page, endOf(shown, list.rowKey))
  }, [shown, list, onEnd, page])
  useLayoutEffect(() => {
    if (shown === undefined) return
    measured(page, body.current)
    return () => measured(page, null)
  }, [shown, measured, page])
  return (
    <tbody ref={body} aria-busy={shown === undefined && error === undefined}>
      {shown === undefined ? (
        <OneRow columns={list.columns.length}>
          {error === undefined ? (
            <Text size="sm" c="dimmed">Loading more…</Text>
          ) : (
            <Group gap="sm">
              <Text size="sm">{messageOf(error)}</Text>
              <Button size="xs" variant="default" onClick={() => retry({ requestPolicy: 'network-only' })}>Try again</Button>
            </Group>
          )}
        </OneRow>
      ) : (
        <TableRows columns={list.columns} rows={shown.nodes} rowKey={list.rowKey} from={page * size + 2} />
      )}
    </tbody>
  )
}

function OneRow({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <tr>
      <td colSpan={columns}>{children}</td>
    </tr>
  )
}

/** Drawn again only when something of the page changed, not with each movement of the window. */
export const MorePage = memo(More) as typeof More
