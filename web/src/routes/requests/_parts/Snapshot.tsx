import type { Request } from '../request'
import classes from './parts.module.css'
import { Button, Panel, useDisclosure } from '@/ui'

/** The terms as they were at receipt: a later amendment never moves a deadline in silence. */
export function Snapshot({ terms }: { terms: NonNullable<Request['terms']> }) {
  const [open, { toggle }] = useDisclosure()
  return (
    <Panel
      title="Terms at receipt"
      description="Frozen: later amendments don’t change this request."
      actions={
        <Button size="xs" variant="default" onClick={toggle} aria-expanded={open}>
          {open ? 'Hide' : 'Show'}
        </Button>
      }
    >
      <span className={classes.mono}>{terms.hash}</span>
      {open ? (
        <dl className={classes.values} tabIndex={0} aria-label="Frozen terms">
          {terms.values.map(({ key, value }) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Panel>
  )
}
