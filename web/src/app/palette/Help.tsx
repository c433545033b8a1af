import { Modal, Switch } from '@mantine/core'
import { placeKeys } from './keys'
import { Keys } from './Options'
import classes from './Palette.module.css'
import { setSingleKeys, useSingleKeys } from './preference'
import { modifier } from './Shortcuts'
import { placesFor } from '../shell/navigation'
import { useViewer } from '../viewer'

/** All keys of the console, and the switch that turns the single ones off. */
export function Help({ onClose }: { onClose: () => void }) {
  const { permissions } = useViewer()
  const on = useSingleKeys()
  const places = placesFor(permissions)
    .flatMap((section) => section.places)
    .filter(({ to }) => placeKeys[to] !== undefined)
    .map(({ to, label }) => [label, ['g', placeKeys[to] ?? '']] as const)
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Switch
        label="Shortcuts of single keys"
        description="Switch them off where speech input or a slip of the hand sets them off. Ctrl or Cmd with K stays. Kept in this browser."
        checked={on}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
      <List title="Anywhere" rows={[
        ['Search or go to', [modifier(), 'K']],
        ['Search on this page', ['/']],
        ['This list', ['?']],
        ['Close what is open', ['Esc']],
      ]} />
      <List title="Go to: one key after the other" rows={[...places, ['Notices', ['g', 'n']]]} />
    </Modal>
  )
}

function List({ title, rows }: { title: string; rows: readonly (readonly [string, readonly string[]])[] }) {
  return (
    <>
      <h3 className={classes.chapterTitle}>{title}</h3>
      <ul className={classes.rows}>
        {rows.map(([label, keys]) => (
          <li key={label} className={classes.row}>
            {label}
            <Keys keys={keys} />
          </li>
        ))}
      </ul>
    </>
  )
}
