import classes from './connections.module.css'
import type { TracePartsFragment } from '@/gen/graphql'
import { Pill, type Tone } from '@/ui'

type Step = TracePartsFragment['steps'][number]

const tones: Record<Step['outcome'], Tone> = { PASSED: 'success', FAILED: 'danger', WARNED: 'warning', SKIPPED: 'neutral' }
const said: Record<Step['outcome'], string> = { PASSED: 'Passed', FAILED: 'Failed', WARNED: 'Look at this', SKIPPED: 'Not checked' }

/** Every check of a sign-in: what was expected, what came, and what to do. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ul className={classes.checks} aria-label="Checks">
      {steps.map((step, at) => (
        <li key={`${step.name} ${String(at)}`}>
          <Pill tone={tones[step.outcome]}>{said[step.outcome]}</Pill>
          <div>
            <strong>{step.name}</strong>
            {step.expected == null ? null : <p>Expected: {step.expected}</p>}
            {step.got == null ? null : <p>Came: {step.got}</p>}
            {step.advice == null ? null : <p>{step.advice}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
