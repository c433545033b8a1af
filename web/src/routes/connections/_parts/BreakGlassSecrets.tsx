import { useState } from 'react'
import classes from './connections.module.css'
import { Button, Checkbox, CopyText, Facts, Notice, SidePanel, Stack } from '@/ui'

/** What opens an account, as it is shown once. */
export interface Shown {
  name: string
  codes: readonly string[]
  oneTimeSecret: string
  oneTimeUri: string
}

/** The codes and the one-time secret; it closes only after the reader says that they are kept. */
export function Secrets({ shown, onDone }: { shown: Shown | null; onDone: () => void }) {
  return (
    <SidePanel opened={shown !== null} onClose={onDone} title="What opens the door">
      {shown === null ? null : <Box shown={shown} onDone={onDone} />}
    </SidePanel>
  )
}

function Box({ shown, onDone }: { shown: Shown; onDone: () => void }) {
  const [kept, setKept] = useState(false)
  return (
    <Stack gap="md">
      <Notice tone="warning" title="Keep it now">
        Steward keeps only fingerprints of the codes, and can never show this again.
      </Notice>
      <Facts
        items={[
          ['Account', shown.name],
          ['One-time secret', <CopyText key="secret" value={shown.oneTimeSecret} label="one-time secret" />],
          ['For apps', <CopyText key="uri" value={shown.oneTimeUri} label="address for authenticator apps" />],
        ]}
      />
      <ul className={classes.codes} aria-label="Recovery codes">
        {shown.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Checkbox
        label="The codes are on paper and the secret is in a device"
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Button onClick={onDone} disabled={!kept} ml="auto">
        Done
      </Button>
    </Stack>
  )
}
