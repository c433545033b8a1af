import { IconCookie, IconTruckDelivery } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { lasts } from './lasts'
import { Notices } from './Notices'
import classes from './Recipients.module.css'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { RecipientsDocument, type RecipientsQuery } from '@/gen/graphql'
import { DataTable, EmptyState, Page, PageHeader, Panel, Pill, Sections, Text, words, type Column } from '@/ui'

type Recipient = RecipientsQuery['recipients'][number]
type Identifier = RecipientsQuery['identifiers'][number]

const recipientColumns: readonly Column<Recipient>[] = [
  { id: 'name', header: 'Recipient', cell: (one) => <Named name={one.name} about={one.does} /> },
  { id: 'kind', header: 'Kind', cell: ({ kind, country }) => `${words(kind)}, ${country}` },
  { id: 'what', header: 'Receives', cell: ({ categories }) => categories.map((category) => words(category)).join(', ') },
  {
    id: 'products',
    header: 'Of',
    cell: ({ products }) => (products.length === 0 ? 'All products' : products.map(({ name }) => name).join(', ')),
  },
  { id: 'used', header: 'Now', cell: ({ used }) => <Whole><Pill tone={used ? 'info' : 'neutral'}>{used ? 'In use' : 'Not in use'}</Pill></Whole> },
]

const identifierColumns: readonly Column<Identifier>[] = [
  { id: 'name', header: 'Name', cell: (one) => <Named name={one.name} about={one.about} /> },
  { id: 'kind', header: 'Kind', cell: ({ kind, owner }) => (owner == null ? words(kind) : `${words(kind)} of ${owner}`) },
  { id: 'for', header: 'For', cell: ({ classes }) => classes.map((one) => words(one)).join(', ') },
  { id: 'lasts', header: 'Lasts', cell: (one) => (one.lasts == null ? 'The visit' : lasts(one.lasts)) },
  {
    id: 'necessary',
    header: 'Consent',
    cell: ({ necessary }) => <Whole><Pill tone={necessary ? 'neutral' : 'info'}>{necessary ? 'Necessary' : 'Asked first'}</Pill></Whole>,
  },
]

/** Keeps a pill from being cut in a narrow column. */
function Whole({ children }: { children: ReactNode }) {
  return <span className={classes.whole}>{children}</span>
}

function Named({ name, about }: { name: string; about: string }) {
  return (
    <>
      <Text component="span" inherit fw={550} display="block">
        {name}
      </Text>
      <Text component="span" size="xs" c="dimmed">
        {about}
      </Text>
    </>
  )
}

/** Who receives data of the organization, what will change, and the register of identifiers. */
export function RecipientsPage() {
  const [result, refetch] = useQuery({ query: RecipientsDocument, variables: { notices: useMay()('READ_TERMS') } })
  const again = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader title="Recipients" lead="Who receives data of your organization, what of it, and what will change." />
      <Sections>
        <Loaded result={result} onRetry={again}>
          {({ recipients, identifiers, subprocessorNotices = [] }) => (
            <Sections>
              {subprocessorNotices.length === 0 ? null : <Notices told={subprocessorNotices} onDone={again} />}
              <Panel title="Recipients and subprocessors" flush>
                {recipients.length === 0 ? (
                  <EmptyState icon={IconTruckDelivery} title="No recipients" compact>
                    The vendor lists here who receives data. You are told before a subprocessor is added or changed.
                  </EmptyState>
                ) : (
                  <DataTable label="Recipients" columns={recipientColumns} rows={recipients} rowKey={({ slug }) => slug} />
                )}
              </Panel>
              <Panel title="Cookies, beacons and identifiers" description="Only necessary ones are set without being asked." flush>
                {identifiers.length === 0 ? (
                  <EmptyState icon={IconCookie} title="No identifiers" compact>
                    The vendor lists here what its products set to tell visitors apart, and what for.
                  </EmptyState>
                ) : (
                  <DataTable label="Identifiers" columns={identifierColumns} rows={identifiers} rowKey={({ slug }) => slug} />
                )}
              </Panel>
            </Sections>
          )}
        </Loaded>
      </Sections>
    </Page>
  )
}
