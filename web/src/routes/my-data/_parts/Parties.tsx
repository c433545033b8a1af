import { IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './own.module.css'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { AllowSignInDocument, OwnPartiesDocument, type OwnPartiesQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, EmptyState, listed, Moment, Panel, Pill, plural, TableSkeleton, wordsInside } from '@/ui'

type Party = NonNullable<OwnPartiesQuery['viewer']['me']>['parties'][number]

/** Services that one signed in to with the account, and what each was given. */
export function Parties() {
  const [result, refetch] = useQuery({ query: OwnPartiesDocument })
  const [asked, setAsked] = useState<Party | null>(null)
  const allow = useAction(AllowSignInDocument)
  return (
    <Panel title="Where you signed in" description="Other services that you used your account for, and what they were given." flush>
      <Loaded result={result} skeleton={<TableSkeleton rows={2} />}>
        {({ viewer }) =>
          viewer.me == null || viewer.me.parties.length === 0 ? (
            <EmptyState icon={IconPlugConnected} title="Nowhere yet" compact>
              When you sign in to another service with this account, what it is given stands here, and you can take it back.
            </EmptyState>
          ) : (
            <ul className={classes.list}>
              {viewer.me.parties.map((party) => (
                <li key={party.name}>
                  <div>
                    <strong>{party.name}</strong> {party.blocked || party.refusedBy != null ? <Pill>Blocked by your organization</Pill> : null}
                    <span className={classes.quiet}>
                      {listed(party.claims.map(wordsInside))} · {plural(party.count, 'sign-in', 'sign-ins')}, last{' '}
                      <Moment at={party.lastAt} show="date" />
                      {party.refusedBy == null ? '' : `. ${party.refusedBy}`}
                    </span>
                  </div>
                  <Button size="xs" variant="default" onClick={() => setAsked(party)}>
                    {party.revokedAt == null ? 'Take back' : 'Allow again'}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked?.revokedAt == null ? `Let ${asked?.name ?? ''} have nothing more?` : `Let ${asked.name} have your data again?`}
        effects={
          asked?.revokedAt == null
            ? ['The next sign-in there with this account is refused.', 'What it has been given before stays with it: ask it for erasure.']
            : ['You can sign in there again, and it is given what the service needs.']
        }
        confirm={asked?.revokedAt == null ? 'Take back' : 'Allow again'}
        onConfirm={async () => {
          if (asked === null) return []
          const { problems } = await allow({ name: asked.name, allowed: asked.revokedAt != null })
          if (problems.length === 0) refetch({ requestPolicy: 'network-only' })
          return problems
        }}
      />
    </Panel>
  )
}
