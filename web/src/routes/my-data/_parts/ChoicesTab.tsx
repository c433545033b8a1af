import { useQuery } from '@/app/useQuery'
import classes from './own.module.css'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { OwnChoicesDocument, SetChoiceDocument, type ChoicePartsFragment } from '@/gen/graphql'
import { Moment, Panel, Pill, Switch, TableSkeleton, toast } from '@/ui'

/** Decisions that are the member's to make. */
export function ChoicesTab() {
  const [result] = useQuery({ query: OwnChoicesDocument })
  return (
    <Panel title="Your choices" description="They take effect at once, and you can change them at any time." flush>
      <Loaded result={result} skeleton={<TableSkeleton rows={5} />}>
        {({ viewer }) => viewer.me?.choices.map((choice) => <ChoiceRow key={choice.kind} choice={choice} />)}
      </Loaded>
    </Panel>
  )
}

function ChoiceRow({ choice }: { choice: ChoicePartsFragment }) {
  const decide = useAction(SetChoiceDocument)
  async function set(allowed: boolean) {
    const { problems } = await decide({ kind: choice.kind, allowed })
    toast(problems[0]?.message ?? `${choice.label}: ${allowed ? 'on' : 'off'}.`)
  }
  return (
    <div className={classes.choice}>
      <div>
        <strong>{choice.label}</strong> {choice.decided ? null : <Pill>Not decided: {choice.default ? 'on' : 'off'}</Pill>}
        <p data-now={choice.allowed}>On: {choice.whenOn}</p>
        <p data-now={!choice.allowed}>Off: {choice.whenOff}</p>
        <small>
          {choice.changedAt == null ? null : (
            <>
              Decided <Moment at={choice.changedAt} show="date" />.{' '}
            </>
          )}
          {choice.lockedBy}
        </small>
      </div>
      <Switch
        size="md"
        aria-label={choice.label}
        checked={choice.allowed}
        disabled={choice.lockedBy != null}
        onChange={(event) => void set(event.currentTarget.checked)}
      />
    </div>
  )
}
