import { useState } from 'react'
import { asksFor, type Ask, type Right } from './own'
import classes from './own.module.css'
import { useAction } from '@/app/useAction'
import { OpenOwnRequestDocument } from '@/gen/graphql'
import { Button, ConfirmDialog, Panel } from '@/ui'

/** The rights that a person can use, each with what it does. */
export function AskPanel({ rights, onAsked }: { rights: readonly Right[]; onAsked: () => void }) {
  const [asking, setAsking] = useState<Ask | null>(null)
  const open = useAction(OpenOwnRequestDocument, 'Your request has arrived.')
  return (
    <Panel title="Use your rights" description="Free of charge; you see here when the answer is due.">
      <ul className={classes.asks}>
        {asksFor(rights).map((ask) => (
          <li key={ask.kind}>
            <strong>{ask.title}</strong>
            <p>
              {ask.text} <span className={classes.quiet}>{ask.where}</span>
            </p>
            <Button size="xs" variant={ask.kind === 'ACCESS' ? 'filled' : 'default'} onClick={() => setAsking(ask)}>
              {ask.button}
            </Button>
          </li>
        ))}
      </ul>
      {asking === null ? null : (
        <ConfirmDialog
          opened
          onClose={() => setAsking(null)}
          title={asking.title}
          effects={asking.effects}
          danger={asking.kind === 'ERASURE'}
          reason={{
            label: 'In your own words',
            hint: 'What you are looking for, or anything that helps.',
            optional: asking.kind === 'ACCESS' || asking.kind === 'ERASURE',
          }}
          confirm={asking.button}
          onConfirm={async (question) => {
            const { problems } = await open({ kind: asking.kind, question: question === '' ? undefined : question })
            if (problems.length === 0) onAsked()
            return problems
          }}
        />
      )}
    </Panel>
  )
}
