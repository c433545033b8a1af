import { useCallback } from 'react'
import { Figures } from './_parts/Figures'
import { Nodes } from './_parts/Nodes'
import { Requests, Routes } from './_parts/Requests'
import { Slow } from './_parts/Slow'
import { Work } from './_parts/Work'
import { Loaded } from '@/app/Loaded'
import { usePolling } from '@/app/usePolling'
import { useQuery } from '@/app/useQuery'
import { OperationsDocument } from '@/gen/graphql'
import { Page, PageHeader, Sections } from '@/ui'

/** How often nodes say something new, in milliseconds. */
const every = 5000

/** How the installation is doing: all nodes together, and what waits. */
export function OperationsPage() {
  const [result, refetch] = useQuery({ query: OperationsDocument })
  const again = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  usePolling(result.data != null, again, every)
  return (
    <Page>
      <PageHeader
        title="Operations"
        lead="All nodes together over the last quarter of an hour. Numbers only: nothing here names an organization or a person."
      />
      <Loaded result={result} onRetry={again}>
        {({ operations }) => (
          <Sections>
            <Figures of={operations} />
            <Requests of={operations} />
            <Routes routes={operations.routes} />
            <Work of={operations} />
            <Nodes nodes={operations.nodes} database={operations.database} />
            <Slow statements={operations.slowStatements} />
          </Sections>
        )}
      </Loaded>
    </Page>
  )
}
