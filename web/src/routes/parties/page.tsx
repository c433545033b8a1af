import { IconPlugConnectedX } from '@tabler/icons-react'
import { useState } from 'react'
import { Listed } from './Listed'
import { ServiceField, Services } from './Services'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { BlockPartyDocument, PartiesDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, EmptyState, Effects, FormDialog, Page, PageHeader, Panel, Sections, useDisclosure } from '@/ui'

/** Other services at which accounts of the organization are not to be used, and blocking another one. */
export function PartiesPage() {
  const may = useMay()
  const manages = may('MANAGE_ORGANIZATION')
  const [result, refetch] = useQuery({ query: PartiesDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader
        title="Blocked services"
        lead="Other services that nobody signs in to with your organization’s accounts. Members see what each service was given on their My data page."
        actions={manages ? <Block onDone={reload} /> : null}
      />
      <Loaded result={result} onRetry={reload}>
        {({ blockedParties, partyRule, allowedParties }) => (
          <Sections>
            <Panel flush>
              {blockedParties.length === 0 ? (
                <EmptyState icon={IconPlugConnectedX} title="No service is blocked">
                  Members decide where they sign in with their account. Block a service, and the next sign-in there is refused for
                  everybody; what it was given before stays with it.
                </EmptyState>
              ) : (
                <Blocked names={blockedParties} manages={manages} onChange={reload} />
              )}
            </Panel>
            <Listed rule={partyRule} names={allowedParties} manages={manages} onChange={reload} />
          </Sections>
        )}
      </Loaded>
    </Page>
  )
}

interface BlockedProps {
  names: readonly string[]
  manages: boolean
  onChange: () => void
}

function Blocked({ names, manages, onChange }: BlockedProps) {
  const [asked, setAsked] = useState<string | null>(null)
  const unblock = useAction(BlockPartyDocument, 'Allowed again.')
  return (
    <>
      <Services label="Blocked services" names={names} act={manages ? { label: 'Allow again', on: setAsked } : null} />
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`Allow ${asked ?? ''} again?`}
        effects={['Members can sign in there again, and it is given what the service needs.', 'Who took their own sign-in back stays out until they allow it.']}
        confirm="Allow again"
        onConfirm={async () => {
          const { problems } = await unblock({ name: asked ?? '', blocked: false })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </>
  )
}

function Block({ onDone }: { onDone: () => void }) {
  const [opened, { open, close }] = useDisclosure()
  const [name, setName] = useState('')
  const block = useAction(BlockPartyDocument, 'Blocked.')
  return (
    <>
      <Button onClick={open}>Block a service</Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Block a service"
        submit="Block"
        disabled={name.trim() === ''}
        onSubmit={async () => {
          const { problems } = await block({ name: name.trim(), blocked: true })
          if (problems.length === 0) {
            setName('')
            close()
            onDone()
          }
          return problems
        }}
      >
        <Effects
          items={[
            'Nobody signs in there with an account of your organization from now on.',
            'What the service was given before stays with it.',
            'Members see on their My data page that you blocked it.',
          ]}
        />
        <ServiceField name={name} onChange={setName} />
      </FormDialog>
    </>
  )
}
