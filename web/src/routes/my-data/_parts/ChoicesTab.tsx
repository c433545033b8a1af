import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import classes from './own.module.css'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { OwnChoicesDocument, SetChoiceDocument, TellChoiceAgainDocument, type ChoicePartsFragment } from '@/gen/graphql'
import { Button, ConfirmDialog, Moment, Panel, Pill, plural, Switch, TableSkeleton, TextInput, toast } from '@/ui'

/** Decisions that are the member's to make. */
export function ChoicesTab() {
  const [result] = useQuery({ query: OwnChoicesDocument })
  return (
    <Panel
      title="Your choices"
      description="You see what each does before you confirm it. They take effect at once, and you can change them at any time."
      flush
    >
      <Loaded result={result} skeleton={<TableSkeleton rows={5} />}>
        {({ viewer }) => viewer.me?.choices.filter(({ kind }) => !isAboutHealth(kind)).map((choice) => <ChoiceRow key={choice.kind} choice={choice} />)}
      </Loaded>
    </Panel>
  )
}

/** Whether a choice is a consent about health: those stand with what is held about it. */
export function isAboutHealth(kind: string): boolean {
  return kind.startsWith('HEALTH_')
}

/** One choice, with what it does either way, before it is confirmed. */
export function ChoiceRow({ choice }: { choice: ChoicePartsFragment }) {
  const [asked, setAsked] = useState<boolean | null>(null)
  const [until, setUntil] = useState('')
  const decide = useAction(SetChoiceDocument)
  async function set(allowed: boolean) {
    const { problems } = await decide({ kind: choice.kind, allowed, until: allowed && until !== '' ? new Date(`${until}T23:59:00`).toISOString() : undefined })
    if (problems.length === 0) toast(`${choice.label}: ${allowed ? 'on' : 'off'}.`)
    return problems
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
          {choice.until == null ? null : (
            <>
              Ends by itself <Moment at={choice.until} show="date" />.{' '}
            </>
          )}
          {choice.lockedBy}
        </small>
        <Spread choice={choice} />
      </div>
      <Switch
        size="md"
        aria-label={choice.label}
        checked={choice.allowed}
        disabled={choice.lockedBy != null}
        onChange={(event) => setAsked(event.currentTarget.checked)}
      />
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`${choice.label}: ${asked === true ? 'on' : 'off'}?`}
        effects={[asked === true ? choice.whenOn : choice.whenOff, 'It takes effect at once, and the systems of your products are told.']}
        confirm={asked === true ? 'Switch on' : 'Switch off'}
        onConfirm={() => set(asked === true)}
      >
        {asked === true && isAboutHealth(choice.kind) ? (
          <TextInput
            type="date"
            label="Ends by itself on"
            description="Left empty, it holds until you take it back."
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        ) : null}
      </ConfirmDialog>
    </div>
  )
}

/** Whether the systems of products know the choice. */
function Spread({ choice }: { choice: ChoicePartsFragment }) {
  const again = useAction(TellChoiceAgainDocument, 'They are told again.')
  if (choice.told.length === 0) return null
  const failed = choice.told.filter(({ state }) => state === 'FAILED')
  const waits = choice.told.filter(({ state }) => state === 'PENDING')
  return (
    <small>
      {' '}
      Known to {choice.told.length - failed.length - waits.length} of {plural(choice.told.length, 'system', 'systems')}
      {waits.length === 0 ? '' : `, ${waits.length} being told`}.{' '}
      {failed.length === 0 ? null : (
        <>
          Not told: {failed.map(({ source }) => source).join(', ')}.{' '}
          <Button size="compact-xs" variant="default" onClick={() => void again({ kind: choice.kind })}>
            Tell again
          </Button>
        </>
      )}
    </small>
  )
}
