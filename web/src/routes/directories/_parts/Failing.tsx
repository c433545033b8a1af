import { useQuery } from '@/app/useQuery'
import { DirectoryFailingDocument } from '@/gen/graphql'
import { Moment, Notice } from '@/ui'

/** Says since when and why a directory fails; nothing while it does not. */
export function Failing({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: DirectoryFailingDocument, variables: { id } })
  const failing = data?.directory?.failing
  if (failing == null) return null
  return (
    <div style={{ marginBottom: 20 }}>
      <Notice tone="danger" title="This directory fails">
        {failing.reason} Since <Moment at={failing.since} show="time" />. The log says what was refused and why.
      </Notice>
    </div>
  )
}
