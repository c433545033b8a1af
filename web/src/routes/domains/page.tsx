import { IconWorldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { AddDomain } from './_parts/AddDomain'
import { DomainPanel } from './_parts/DomainPanel'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { DomainsDocument } from '@/gen/graphql'
import { Button, Columns, EmptyState, Page, PageHeader, Panel, Sections, Steps } from '@/ui'

/** The organization's domains: proving them, and the accounts that are on them. */
export function DomainsPage() {
  const manages = useMay()('MANAGE_ORGANIZATION')
  const [adding, setAdding] = useState(false)
  const [result, refetch] = useQuery({ query: DomainsDocument })
  const again = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader
        title="Domains"
        lead="Whoever writes an e-mail address on one of your domains is led to your sign-in. Prove each with a record at your name servers."
        actions={manages ? <Button onClick={() => setAdding(true)}>Add a domain</Button> : null}
      />
      <Loaded result={result} onRetry={again}>
        {({ organization }) => (
          <Columns>
            <Sections>
              {(organization.domains ?? []).map((domain) => (
                <DomainPanel key={domain.id} domain={domain} manages={manages} onDone={again} />
              ))}
              {(organization.domains ?? []).length === 0 ? (
                <Panel>
                  <EmptyState icon={IconWorldCheck} title="No domain yet">
                    Add the domain of your members’ e-mail addresses. You get a record to publish; once it is found, people sign in by it.
                  </EmptyState>
                </Panel>
              ) : null}
            </Sections>
            <Sections>
              <Guide />
            </Sections>
          </Columns>
        )}
      </Loaded>
      {adding ? <AddDomain onClose={() => setAdding(false)} onDone={again} /> : null}
    </Page>
  )
}

function Guide() {
  return (
    <>
      <Panel title="How to prove a domain">
        <Steps
          items={[
            'Add the domain here. You get a name and a text.',
            'At whoever keeps your name servers, add a TXT record with this name and text. Leave the domain’s other records as they are.',
            'Choose “Check now”. It can take up to an hour until the record is seen everywhere.',
            'Leave the record in place: it is looked for every day, and when a connection is switched on.',
          ]}
        />
      </Panel>
      <Panel title="If the record goes missing">
        People still sign in. Nobody new is linked or let in by an address on the domain until it is proved again. Within the grace
        that your terms give, the same record brings it back; later you publish a new one. Public suffixes and open mail providers
        can’t be added.
      </Panel>
    </>
  )
}
