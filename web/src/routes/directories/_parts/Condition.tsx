import type { ConditionPartsFragment, DirectoryCondition } from '@/gen/graphql'
import { toneOfStatus } from './tone'
import { directoryRoute } from '../route'
import classes from './trial.module.css'
import { Button, Facts, formatCount, Moment, Panel, Pill, type Tone } from '@/ui'

const conditions: Record<DirectoryCondition, { tone: Tone; label: string; says: string }> = {
  UNUSED: { tone: 'neutral', label: 'Never used', says: 'It has not sent anything yet.' },
  HEALTHY: { tone: 'success', label: 'Healthy', says: 'It is heard of as often as its provider should be, and few requests are wrong.' },
  LAGGING: { tone: 'warning', label: 'Lagging', says: 'It has been silent for more than three of its rounds. Look at the identity provider: it may have stopped.' },
  TROUBLED: { tone: 'warning', label: 'Troubled', says: 'More than a quarter of its requests were wrong, or the last five all were.' },
  FAILING: { tone: 'danger', label: 'Failing', says: 'It fails, as the rules in its settings say. Administrators were told.' },
  STOPPED: { tone: 'neutral', label: 'Paused', says: 'It is paused here; whatever it sends is refused.' },
}

/** How a directory does, in one word. */
export function ConditionPill({ condition }: { condition: DirectoryCondition }) {
  const { tone, label } = conditions[condition]
  return <Pill tone={tone} dot>{label}</Pill>
}

/** How a directory does, and what goes wrong most. */
export function Condition({ status }: { status: ConditionPartsFragment['status'] }) {
  const navigate = directoryRoute.useNavigate()
  return (
    <Panel title="Condition" description={conditions[status.condition].says} actions={<ConditionPill condition={status.condition} />}>
      <Facts
        items={[
          ['Last heard of', status.lastRequestAt == null ? 'Never' : <Moment key="last" at={status.lastRequestAt} />],
          ['Silent for', duration(status.lagMinutes)],
          ['Usual round', duration(status.rhythmMinutes)],
          ['Last 24 hours', `${formatCount(status.answered)} carried out, ${formatCount(status.wrong)} refused or failed`],
        ]}
      />
      {status.problems.length === 0 ? null : (
        <table className={classes.table} style={{ marginTop: 14 }}>
          <caption style={{ textAlign: 'start', paddingBottom: 6 }}>Most frequent errors of the last seven days</caption>
          <thead>
            <tr>
              <th scope="col">Answer</th>
              <th scope="col">What was wrong</th>
              <th scope="col">Times</th>
              <th scope="col">Last one</th>
            </tr>
          </thead>
          <tbody>
            {status.problems.map((problem) => (
              <tr key={problem.exchangeId}>
                <td><Pill tone={toneOfStatus(problem.status)}>{problem.status}</Pill></td>
                <td>{problem.method}: {problem.detail}</td>
                <td>{formatCount(problem.times)}</td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`Show the last request answered ${problem.status}: ${problem.detail}`}
                    onClick={() => void navigate({ search: { tab: 'log', entry: problem.exchangeId } })}
                  >
                    Show
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

/** Minutes in the largest unit that says enough. */
export function duration(minutes: number): string {
  if (minutes < 1) return 'less than a minute'
  if (minutes < 120) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} hours`
  return `${Math.round(minutes / 1440)} days`
}
