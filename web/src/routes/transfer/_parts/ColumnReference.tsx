import { meaningOf } from './columns'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { TransferColumnsDocument } from '@/gen/graphql'
import { DataTable, Missing, Panel, Sections, TextLink, type Column } from '@/ui'

interface Path {
  path: string
}

const columns: readonly Column<Path>[] = [
  { id: 'path', header: 'Column', cell: ({ path }) => <code style={{ overflowWrap: 'anywhere' }}>{path}</code> },
  { id: 'meaning', header: 'What goes in', cell: ({ path }) => (meaningOf(path) === '' ? <Missing /> : meaningOf(path)) },
]

/** What the columns of CSV files are called. */
export function ColumnReference() {
  const [result, refetch] = useQuery({ query: TransferColumnsDocument })
  return (
    <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ members, groups }) => (
        <Sections>
          <Panel title="Rules">
            <ul style={{ margin: 0, paddingInlineStart: 18, lineHeight: 1.8, fontSize: '0.875rem' }}>
              <li>The first line names the columns, in any order and any case; cells are separated by comma or semicolon.</li>
              <li>What a file has no column for stays as it is. An empty cell takes the value away.</li>
              <li>Nobody is deleted. Set active to false to end somebody’s access.</li>
              <li>Accounts of a directory are changed there: such rows are rejected unless they say what is there already.</li>
              <li>
                A column may be any writable SCIM attribute path, such as <code>phoneNumbers[type eq &quot;fax&quot;].value</code>, or one of{' '}
                <TextLink to="/extensions" inherit>your own attributes</TextLink>.
              </li>
            </ul>
          </Panel>
          <Panel title="Members" flush>
            <DataTable label="Columns of members" columns={columns} rows={members} rowKey={({ path }) => path} />
          </Panel>
          <Panel title="Groups" flush>
            <DataTable label="Columns of groups" columns={columns} rows={groups} rowKey={({ path }) => path} />
          </Panel>
        </Sections>
      )}
    </Loaded>
  )
}
