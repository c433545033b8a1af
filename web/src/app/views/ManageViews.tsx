import { useState } from 'react'
import type { View } from './SavedViews'
import { useAction } from '../useAction'
import { DeleteSavedViewDocument, RenameSavedViewDocument } from '@/gen/graphql'
import { Button, Group, Problems, SidePanel, Stack, TextInput, type Problem } from '@/ui'

/** Renames views, and forgets those that one no longer opens. */
export function ManageViews({ views, onClose }: { views: readonly View[]; onClose: () => void }) {
  return (
    <SidePanel opened onClose={onClose} title="Your views">
      <Stack gap="lg">
        {views.map((view) => (
          <Row key={view.id} view={view} />
        ))}
      </Stack>
    </SidePanel>
  )
}

function Row({ view: { id, name: before } }: { view: View }) {
  const [name, setName] = useState(before)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const rename = useAction(RenameSavedViewDocument, 'The view is renamed.')
  const forget = useAction(DeleteSavedViewDocument, 'The view is deleted.')
  const changed = name.trim() !== '' && name.trim() !== before
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void rename({ savedViewId: id, name }).then((outcome) => setProblems(outcome.problems))
      }}
    >
      <Stack gap={8}>
        <TextInput label={`Name of “${before}”`} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Problems problems={problems} />
        <Group gap="xs">
          <Button type="submit" size="xs" variant="default" disabled={!changed}>
            Rename
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            aria-label={`Delete ${before}`}
            onClick={() => void forget({ savedViewId: id }).then((outcome) => setProblems(outcome.problems))}
          >
            Delete
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
