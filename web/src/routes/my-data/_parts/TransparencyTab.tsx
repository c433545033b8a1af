import { IconEye, IconShare } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { Loaded } from '@/app/Loaded'
import { Dealings } from './Dealings'
import { Parties } from './Parties'
import { OwnTransparencyDocument, type OwnTransparencyQuery } from '@/gen/graphql'
import { Columns, EmptyState, listed, Panel, plural, TableSkeleton, Timeline, words, wordsInside } from '@/ui'

type Me = NonNullable<OwnTransparencyQuery['viewer']['me']>

/** Who looked at one's content, and to whom data was given. */
export function TransparencyTab() {
  const [result] = useQuery({ query: OwnTransparencyDocument, variables: { first: 50 } })
  return (
    <Loaded result={result} skeleton={<TableSkeleton rows={5} />}>
      {({ viewer }) =>
        viewer.me == null ? null : (
          <Columns>
            <Panel title="Who looked" description="Every look at your content by somebody else, with their reason.">
              <Looks accesses={viewer.me.accesses.nodes} />
            </Panel>
            <Panel title="To whom it was given" description="Data about you that was handed to others, and why.">
              <Given disclosures={viewer.me.disclosures.nodes} />
            </Panel>
            <Parties />
            <Dealings />
          </Columns>
        )
      }
    </Loaded>
  )
}

function Looks({ accesses }: { accesses: Me['accesses']['nodes'] }) {
  if (accesses.length === 0) {
    return (
      <EmptyState icon={IconEye} title="Nobody has looked" compact>
        If an administrator looks at your content, you see here who it was and why.
      </EmptyState>
    )
  }
  const items = accesses.map((access, i) => ({
    key: `${access.at}${i}`,
    at: access.at,
    title: access.reason,
    detail: [
      access.actorName,
      access.approvedBy == null ? null : `approved by ${access.approvedBy}`,
      plural(access.count, 'record', 'records'),
      access.category == null ? null : wordsInside(access.category),
      access.product?.name,
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return <Timeline label="Looks at your content" items={items} />
}

function Given({ disclosures }: { disclosures: Me['disclosures']['nodes'] }) {
  if (disclosures.length === 0) {
    return (
      <EmptyState icon={IconShare} title="To nobody" compact>
        When data about you is given to somebody, it is written down here.
      </EmptyState>
    )
  }
  const items = disclosures.map((disclosure, i) => ({
    key: `${disclosure.at}${i}`,
    at: disclosure.at,
    title: `${disclosure.recipient}: ${listed(disclosure.categories.map(wordsInside))}`,
    detail: disclosure.note ?? words(disclosure.reason),
  }))
  return <Timeline label="Disclosures" items={items} />
}
