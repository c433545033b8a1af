import classes from './RecordItem.module.css'
import type { ReadContentMutation } from '@/gen/graphql'
import { Facts, Group, listed, Moment, Pill, words } from '@/ui'

/** What only the person is told: until when it is kept, and who got its kind. */
interface Own {
  keptUntil?: string | null
  recipients?: readonly string[]
  restricted?: boolean
}

type Content = ReadContentMutation['readContent']['records'][number] & Own

/** One record: what it is, where it comes from, what it says. */
export function RecordItem({ record }: { record: Content }) {
  return (
    <article className={classes.record}>
      <Group justify="space-between" gap={8}>
        <strong className={classes.title}>{record.title ?? words(record.category)}</strong>
        <span className={classes.quiet}>
          <Moment at={record.at} show="time" />
        </span>
      </Group>
      <Group gap={6} mt={4}>
        <Pill>{words(record.category)}</Pill>
        <Pill>{record.product.name}</Pill>
        {record.restricted === true ? <Pill tone="warning">Stored, not used</Pill> : null}
        <span className={classes.quiet}>
          {origins[record.provenance]} · used to {purposeText(record.purpose)}
        </span>
      </Group>
      <Kept record={record} />
      <Body record={record} />
    </article>
  )
}

function Kept({ record }: { record: Content }) {
  const given = record.recipients === undefined || record.recipients.length === 0 ? null : `given to ${listed(record.recipients)}`
  if (record.keptUntil == null) return given === null ? null : <p className={classes.quiet}>G{given.slice(1)}</p>
  return (
    <p className={classes.quiet}>
      Kept until <Moment at={record.keptUntil} show="date" />
      {given === null ? null : ` · ${given}`}
    </p>
  )
}

const origins = {
  PROVIDED: 'Provided by the person',
  OBSERVED: 'Observed while a product was used',
  THIRD_PARTY: 'Came from somebody else',
}

/** What data is used for, as the end of a sentence: "advertise: promote". */
function purposeText(purpose: string): string {
  const [first = '', ...rest] = purpose.toLowerCase().split('_')
  return rest.length === 0 ? first : `${first} (${rest.join(' ')})`
}

function Body({ record }: { record: Content }) {
  if (record.erased) return <p className={classes.quiet}>Erased: its key is destroyed, and nothing can read it.</p>
  return (
    <>
      {record.content == null ? null : <div className={classes.body}>{record.content}</div>}
      {record.fields.length === 0 ? null : (
        <div className={classes.body}>
          <Facts items={record.fields.map(({ key, value }) => [words(key), value] as const)} />
        </div>
      )}
    </>
  )
}
