import { useState } from 'react'
import { Allow } from './Allow'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { RefuseSupportDocument, SupportRequestsDocument, type SupportRequestsQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, Facts, Group, listed, Moment, Panel, plural, Sections, wordsInside } from '@/ui'

/** An operator’s question to be let in. */
export type Question = SupportRequestsQuery['supportRequests'][number]

/** Operators who ask to be let in, for an owner to answer. */
export function Asked() {
  const may = useMay()
  const [{ data }] = useQuery({ query: SupportRequestsDocument })
  const [allowing, setAllowing] = useState<Question | null>(null)
  const [refusing, setRefusing] = useState<Question | null>(null)
  const refuse = useAction(RefuseSupportDocument, 'Refused. The operator reads why.')
  const waiting = (data?.supportRequests ?? []).filter(({ state }) => state === 'ASKED')
  return (
    <>
      {waiting.map((one) => (
        <Panel key={one.id} tone="accent" title={`${one.operatorName} asks to be let in`} description="Nothing is open until an owner allows it.">
          <Sections gap={16}>
            <Facts
              items={[
                ['Why', one.reason],
                ['For', plural(one.hours, 'hour', 'hours')],
                ['Beside looking', one.permissions.length === 0 ? 'nothing' : listed(one.permissions.map(wordsInside))],
                ['Asked', <Moment key="at" at={one.askedAt} />],
                ['Answer until', <Moment key="until" at={one.expiresAt} show="date" />],
              ]}
            />
            {may('GRANT_SUPPORT') ? (
              <Group gap={8}>
                <Button size="xs" onClick={() => setAllowing(one)}>
                  Let in
                </Button>
                <Button size="xs" variant="default" onClick={() => setRefusing(one)}>
                  Refuse
                </Button>
              </Group>
            ) : null}
          </Sections>
        </Panel>
      ))}
      {allowing === null ? null : <Allow question={allowing} onClose={() => setAllowing(null)} />}
      <ConfirmDialog
        opened={refusing !== null}
        onClose={() => setRefusing(null)}
        title={`Refuse ${refusing?.operatorName ?? ''}?`}
        effects={['Nothing opens. They can ask again with another reason.']}
        reason={{ label: 'Reason', hint: 'The operator reads it.' }}
        confirm="Refuse"
        onConfirm={async (reason) => (await refuse({ supportRequestId: refusing?.id ?? '', reason })).problems}
      />
    </>
  )
}
