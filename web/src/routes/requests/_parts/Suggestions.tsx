import { useRef, type KeyboardEvent } from 'react'
import classes from './review.module.css'
import { useAction } from '@/app/useAction'
import { DecideRedactionDocument, type RedactionPartsFragment } from '@/gen/graphql'
import { Button, EmptyState, Group, Panel, Pill, plural, Text, words } from '@/ui'
import { IconUserSearch } from '@tabler/icons-react'

interface SuggestionsProps {
  redactions: readonly RedactionPartsFragment[]
  more: number
  open: boolean
  onChange: () => void
}

/** What is taken out, and what Steward suggests. Arrows go from one to the next; C takes out, D leaves in. */
export function Suggestions({ redactions, more, open, onChange }: SuggestionsProps) {
  const list = useRef<HTMLUListElement>(null)
  const decide = useAction(DecideRedactionDocument)
  const waiting = redactions.filter((one) => one.state === 'SUGGESTED').length

  async function settle(redactionId: string, confirm: boolean) {
    const { problems } = await decide({ redactionId, confirm })
    if (problems.length === 0) onChange()
  }

  function onKey(event: KeyboardEvent<HTMLLIElement>, one: RedactionPartsFragment) {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const rows = [...(list.current?.querySelectorAll('li') ?? [])]
      rows[rows.indexOf(event.currentTarget) + step]?.focus()
      return
    }
    if (!open || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'c') void settle(one.id, true)
    if (event.key === 'd') void settle(one.id, false)
  }

  return (
    <Panel
      title="Taken out"
      description={waiting > 0 ? `${plural(waiting, 'suggestion waits', 'suggestions wait')} for you. Arrow keys move, C takes out, D leaves in.` : 'What the subject will not read, and why.'}
    >
      {redactions.length === 0 ? (
        <EmptyState icon={IconUserSearch} title="Nothing is taken out">
          Names, addresses and user names of your other members were looked for, and none was found. Mark a passage below
          to take it out.
        </EmptyState>
      ) : (
        <ul ref={list} className={classes.list} aria-label="Redactions">
          {redactions.map((one) => (
            <li key={one.id} className={classes.row} tabIndex={0} onKeyDown={(event) => onKey(event, one)}>
              <div className={classes.what}>
                <span className={classes.passage}>{one.passage ?? 'no longer kept'}</span>
                <Text size="xs" c="dimmed">
                  {words(one.reason)} · {words(one.scope)}
                  {one.places > 0 ? ` · found ${plural(one.places, 'time', 'times')}` : ''}
                  {one.person == null ? '' : ` · ${one.person.displayName}`}
                  {one.decidedBy == null ? '' : ` · ${one.decidedBy}`}
                </Text>
              </div>
              <Group gap="xs" wrap="nowrap">
                <Pill tone={one.state === 'SUGGESTED' ? 'warning' : one.state === 'CONFIRMED' ? 'info' : 'neutral'}>
                  {{ SUGGESTED: 'To decide', CONFIRMED: 'Taken out', DISMISSED: 'Stays in' }[one.state]}
                </Pill>
                {open && one.state !== 'CONFIRMED' ? (
                  <Button size="compact-sm" variant="default" aria-label={`Take out ${one.passage ?? ''}`} onClick={() => void settle(one.id, true)}>
                    Take out
                  </Button>
                ) : null}
                {open && one.state !== 'DISMISSED' ? (
                  <Button size="compact-sm" variant="subtle" aria-label={`Leave in ${one.passage ?? ''}`} onClick={() => void settle(one.id, false)}>
                    Leave in
                  </Button>
                ) : null}
              </Group>
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? <Text size="sm" c="dimmed">{plural(more, 'further name is', 'further names are')} not listed; narrow the request.</Text> : null}
    </Panel>
  )
}
