import { IconReceipt } from '@tabler/icons-react'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { OwnDealingsDocument } from '@/gen/graphql'
import { EmptyState, formatDate, Panel, TableSkeleton, Timeline, words, wordsInside } from '@/ui'

/** Trials, purchases, support and talks: what was kept of them, and what for. */
export function Dealings() {
  const [result] = useQuery({ query: OwnDealingsDocument })
  return (
    <Panel title="Dealings with the vendor" description="Trials, purchases, use, support, messages and services, and what each is kept for.">
      <Loaded result={result} skeleton={<TableSkeleton rows={2} />}>
        {({ viewer }) =>
          viewer.me == null || viewer.me.dealings.length === 0 ? (
            <EmptyState icon={IconReceipt} title="None so far" compact>
              What you try, buy or ask about is written down here, and part of each copy of your data.
            </EmptyState>
          ) : (
            <Timeline
              label="Dealings with the vendor"
              items={viewer.me.dealings.map((one, i) => ({
                key: `${one.at}${i}`,
                at: one.at,
                title: one.title ?? words(one.kind),
                detail: [
                  words(one.kind),
                  one.product.name,
                  `used to ${wordsInside(one.purpose)}`,
                  ...one.fields.map(({ key, value }) => `${wordsInside(key)}: ${value}`),
                  one.keptUntil == null ? null : `kept by law until ${formatDate(one.keptUntil)}`,
                ]
                  .filter(Boolean)
                  .join(' · '),
              }))}
            />
          )
        }
      </Loaded>
    </Panel>
  )
}
