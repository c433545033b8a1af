import type { Directory } from '../directory'
import { DeleteDirectory } from './DeleteDirectory'
import { Identity } from './Identity'
import { LogSettings } from './LogSettings'
import { Rules } from './Rules'
import { useMay } from '@/app/viewer'
import { Notice, Sections } from '@/ui'

interface SettingsProps {
  directory: Directory
  log: { values: boolean; days: number; version: number }
  onChange: () => void
}

/** Everything that can be set of a directory. */
export function Settings({ directory, log, onChange }: SettingsProps) {
  const manages = useMay()('MANAGE_DIRECTORIES')
  return (
    <Sections>
      {manages ? null : <Notice>You can read these settings. Who may manage directories changes them.</Notice>}
      <Identity directory={directory} manages={manages} onChange={onChange} />
      <Rules key={directory.profile} id={directory.id} manages={manages} />
      <LogSettings id={directory.id} log={log} />
      {manages ? <DeleteDirectory directory={directory} /> : null}
    </Sections>
  )
}
