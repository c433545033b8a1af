import type { TrialPartsFragment } from '@/gen/graphql'
import { toneOfStatus } from './tone'
import classes from './trial.module.css'
import { CodeBlock, Notice, Panel, Pill, plural, Sections, Text } from '@/ui'

/** What a request would be answered, and what it would change. */
export function Outcome({ outcome }: { outcome: TrialPartsFragment }) {
  return (
    <Sections gap={16}>
      <Panel
        title="What would happen"
        description="Nothing was written: not an account, not an event, not an entry of the log."
        actions={<Pill tone={toneOfStatus(outcome.status)}>{outcome.status}</Pill>}
      >
        <Sections gap={14}>
          {outcome.detail == null ? null : (
            <Notice tone="warning" title={outcome.scimType ?? 'It would be refused'}>
              {outcome.detail}
            </Notice>
          )}
          {outcome.warnings.length === 0 ? null : (
            <Notice title={plural(outcome.warnings.length, 'thing would be ignored', 'things would be ignored')}>
              {outcome.warnings.join('; ')}
            </Notice>
          )}
          <Changes outcome={outcome} />
        </Sections>
      </Panel>
      {outcome.mapped == null ? null : <Body title="The account after the mapping" text={outcome.mapped} />}
      {outcome.answer === '' ? null : <Body title="Answer" text={outcome.answer} cut={outcome.cut} />}
    </Sections>
  )
}

/** A body, as it is. */
export function Body({ title, text, cut }: { title: string; text: string; cut?: boolean }) {
  return (
    <Panel title={title} description={cut === true ? 'Only the beginning is shown.' : undefined}>
      <CodeBlock>{text}</CodeBlock>
    </Panel>
  )
}

function Changes({ outcome }: { outcome: TrialPartsFragment }) {
  if (outcome.changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No account and no group would change.
      </Text>
    )
  }
  return (
    <>
      {outcome.changes.map((change) => (
        <section key={`${change.type} ${change.name}`} className={classes.change}>
          <h3>
            {change.name} <Pill tone={change.kind === 'deleted' ? 'danger' : 'info'}>{change.kind}</Pill>
          </h3>
          <table>
            <thead>
              <tr>
                <th scope="col">Attribute</th>
                <th scope="col">{change.type === 'Group' ? 'Before, or gone' : 'Before'}</th>
                <th scope="col">{change.type === 'Group' ? 'After, or new' : 'After'}</th>
              </tr>
            </thead>
            <tbody>
              {change.fields.map((field) => (
                <tr key={field.path}>
                  <th scope="row">{field.path}</th>
                  <td>{field.before ?? '—'}</td>
                  <td>{field.after ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {outcome.unlisted === 0 ? null : <Text size="sm">{plural(outcome.unlisted, 'more would change', 'more would change')}.</Text>}
    </>
  )
}
