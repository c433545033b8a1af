import { IconArrowsDiff, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { areaOf } from './_parts/terms'
import { compareTermsRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { CompareTermsDocument, ComparableOrganizationsDocument, type CompareTermsQuery } from '@/gen/graphql'
import {
  BackLink, capital, DataTable, EmptyState, FilterBar, Missing, Page, PageHeader, Panel, Pill, plural, SearchField, Sections, Select, SimpleGrid, Switch, TableSkeleton, Text, TextLink, words, type Column,
} from '@/ui'

type Row = CompareTermsQuery['compareTerms'][number]

/** The terms of two organizations side by side: what differs and why. */
export function CompareTermsPage() {
  const search = compareTermsRoute.useSearch()
  const navigate = compareTermsRoute.useNavigate()
  const [list] = useQuery({ query: ComparableOrganizationsDocument })
  const { left, right } = search
  const ready = left !== undefined && right !== undefined && left !== right
  const [result, refetch] = useQuery({ query: CompareTermsDocument, variables: { left: left ?? '', right: right ?? '' }, pause: !ready })
  const set = (change: Partial<typeof search>) => void navigate({ search: { ...search, ...change }, replace: true })
  const organizations = list.data?.organizations.nodes ?? []
  const choices = (other: string | undefined) =>
    organizations.filter(({ id }) => id !== other).map(({ id, name, jurisdiction }) => ({ value: id, label: `${name} (${jurisdiction})` }))
  const name = (id: string | undefined) => organizations.find((one) => one.id === id)?.name ?? 'The other'
  return (
    <Page>
      <PageHeader
        title="Compare terms"
        back={<BackLink to="/organizations">Organizations</BackLink>}
        lead="What holds today in two organizations at large, and which document or law makes the difference. Members, requests and the documents themselves stay theirs."
      />
      <Sections>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select label="One organization" searchable placeholder="Choose" data={choices(right)} value={left ?? null} onChange={(id) => set({ left: id ?? undefined })} />
          <Select label="The other" searchable placeholder="Choose" data={choices(left)} value={right ?? null} onChange={(id) => set({ right: id ?? undefined })} />
        </SimpleGrid>
        <Panel flush>
          {ready ? (
            <>
              <FilterBar>
                <SearchField label="Search terms" placeholder="Part of a name" value={search.q ?? ''} onSearch={(q) => set({ q: q === '' ? undefined : q })} />
                <Switch
                  label="Also what is the same"
                  checked={search.all === true}
                  onChange={(event) => set({ all: event.currentTarget.checked ? true : undefined })}
                />
              </FilterBar>
              <Loaded result={result} skeleton={<TableSkeleton />} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
                {({ compareTerms }) => <Rows all={compareTerms} left={name(left)} right={name(right)} own={ownSide(list.data?.viewer.organization.id, left, right)} />}
              </Loaded>
            </>
          ) : (
            <EmptyState icon={IconArrowsDiff} title="Choose two organizations">
              Terms that differ are listed with the document, policy or law that they come from, in both.
            </EmptyState>
          )}
        </Panel>
      </Sections>
    </Page>
  )
}

type Side = 'left' | 'right' | undefined

function ownSide(own: string | undefined, left: string | undefined, right: string | undefined): Side {
  if (own === undefined) return undefined
  return own === left ? 'left' : own === right ? 'right' : undefined
}

function Rows({ all, left, right, own }: { all: readonly Row[]; left: string; right: string; own: Side }) {
  const { q = '', all: also } = compareTermsRoute.useSearch()
  const wanted = q.toLowerCase()
  const shown = all.filter(
    ({ same, term }) => (also === true || !same) && [term.key, term.title].some((name) => name.toLowerCase().includes(wanted)),
  )
  if (shown.length === 0) {
    return (
      <EmptyState icon={IconCircleCheck} title={wanted === '' ? 'They have the same terms' : 'No term matches'}>
        {wanted === '' ? 'No agreement, policy or law makes a difference between them.' : 'The search looks at names and keys.'}
      </EmptyState>
    )
  }
  const columns: readonly Column<Row>[] = [
    { id: 'term', header: 'Term', cell: (row) => <Name row={row} linked={own !== undefined} /> },
    { id: 'left', header: left, cell: (row) => <Half value={row.left?.text} from={row.leftFrom} sentence={row.leftSentence} /> },
    { id: 'right', header: right, cell: (row) => <Half value={row.right?.text} from={row.rightFrom} sentence={row.rightSentence} /> },
  ]
  return (
    <DataTable
      label="Terms of both"
      columns={columns}
      rows={shown}
      rowKey={({ term }) => term.key}
      group={({ term }) => words(areaOf(term.key))}
      footer={
        <Text size="xs" c="dimmed" px={20} py={12}>
          {plural(all.filter(({ same }) => !same).length, 'term differs', 'terms differ')} of {all.length}
        </Text>
      }
    />
  )
}

/** A term's name; it opens the explanation where one of the two is the operator's own organization. */
function Name({ row: { term, same }, linked }: { row: Row; linked: boolean }) {
  return (
    <>
      {linked ? (
        <TextLink to="/terms/$key" params={{ key: term.key }} inherit>
          {term.title}
        </TextLink>
      ) : (
        <Text component="span" inherit fw={550}>
          {term.title}
        </Text>
      )}{' '}
      {same ? <Pill>The same</Pill> : null}
      <Text component="span" size="xs" c="dimmed" ff="monospace" display="block">
        {term.key}
      </Text>
    </>
  )
}

function Half({ value, from, sentence }: { value: string | undefined; from: string; sentence: string }) {
  return (
    <>
      <Text component="span" inherit fw={550} display="block" title={sentence}>
        {value === undefined ? <Missing /> : capital(value)}
      </Text>
      <Text component="span" size="xs" c="dimmed" display="block">
        {from}
      </Text>
    </>
  )
}
