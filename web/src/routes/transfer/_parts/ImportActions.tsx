import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Import } from '../import'
import { isBusy, kindWords } from './words'
import { useAction } from '@/app/useAction'
import { ApplyImportDocument, CancelImportDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, plural } from '@/ui'

/** What can be done with an import now. */
export function ImportActions({ of, onChange }: { of: Import; onChange: () => void }) {
  const [asking, setAsking] = useState<'apply' | 'cancel' | null>(null)
  const apply = useAction(ApplyImportDocument)
  const cancel = useAction(CancelImportDocument, 'Import cancelled.')
  const close = () => setAsking(null)
  const { create, update, rejected } = of.counts
  return (
    <>
      {of.rejected == null ? null : (
        <Button component="a" href={of.rejected.url} download={of.rejected.name} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Rejected rows
        </Button>
      )}
      {isBusy(of.state) || of.state === 'CHECKED' ? (
        <Button variant="default" onClick={() => setAsking('cancel')}>Cancel import</Button>
      ) : null}
      {of.state === 'CHECKED' && create + update > 0 ? <Button onClick={() => setAsking('apply')}>Apply</Button> : null}
      <ConfirmDialog
        opened={asking === 'apply'}
        onClose={close}
        title={`Apply ${of.name}?`}
        effects={[
          `${plural(create, 'row makes', 'rows make')} new ${kindWords[of.kind]}, ${plural(update, 'row changes', 'rows change')} who and what is there.`,
          rejected === 0 ? 'No row is rejected.' : `${plural(rejected, 'rejected row is', 'rejected rows are')} left out; a file has them with their reasons.`,
          'Each change is in the log. What was applied can’t be taken back at once.',
        ]}
        confirm="Apply"
        onConfirm={async () => {
          const { problems } = await apply({ importId: of.id })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
      <ConfirmDialog
        opened={asking === 'cancel'}
        onClose={close}
        title={`Cancel ${of.name}?`}
        effects={[of.state === 'APPLYING' ? 'What was applied so far stays; the remaining rows are left out.' : 'Nothing was changed, and nothing will be.']}
        confirm="Cancel import"
        danger
        onConfirm={async () => {
          const { problems } = await cancel({ importId: of.id })
          if (problems.length === 0) onChange()
          return problems
        }}
      />
    </>
  )
}
