import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './SetUp.module.css'
import { setUpTexts } from './steps'
import { useMay, useViewer } from '@/app/viewer'
import type { OverviewQuery } from '@/gen/graphql'
import { Button, LinkButton, Panel, ProgressBar } from '@/ui'

type Step = NonNullable<OverviewQuery['overview']['setUp']>[number]

/** What the organization still needs to be used in earnest; once all is done it can be put away. */
export function SetUp({ steps }: { steps: readonly Step[] }) {
  const { organization } = useViewer()
  const place = `steward.set-up.${organization.slug}`
  const [away, setAway] = useState(() => window.localStorage.getItem(place) === 'away')
  const done = steps.filter((step) => step.done).length
  const all = done === steps.length
  if (all && away) return null
  function putAway() {
    window.localStorage.setItem(place, 'away')
    setAway(true)
  }
  return (
    <Panel
      title={all ? 'Everything is set up' : 'Set up your organization'}
      description={all ? 'Should one of these come undone, this list comes back.' : `${String(done)} of ${String(steps.length)} steps are done. Steward looks at what is there; there is nothing to tick.`}
      actions={
        all ? (
          <Button size="xs" variant="default" onClick={putAway}>
            Hide
          </Button>
        ) : null
      }
    >
      <ProgressBar label="Set up" done={done} total={steps.length} />
      <ul className={classes.steps}>
        {steps.map((step) => (
          <Line key={step.key} step={step} />
        ))}
      </ul>
    </Panel>
  )
}

function Line({ step: { key, done } }: { step: Step }) {
  const may = useMay()
  const { title, why, to, permission } = setUpTexts[key]
  const Icon = done ? IconCircleCheck : IconCircleDashed
  return (
    <li className={classes.step} data-done={done}>
      <Icon size={20} stroke={1.7} role="img" aria-label={done ? 'Done' : 'To do'} />
      <div className={classes.text}>
        <strong>{title}</strong>
        {done ? null : <p>{why}</p>}
      </div>
      {done || !may(permission) ? null : (
        <LinkButton to={to} size="xs" variant="default" aria-label={`Do it: ${title}`}>
          Do it
        </LinkButton>
      )}
    </li>
  )
}
