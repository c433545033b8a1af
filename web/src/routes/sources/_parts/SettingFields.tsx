import { CollectionFields } from './CollectionFields'
import { noRows, type Collection, type Entered } from './entered'
import { HeldFields } from './HeldFields'
import { MemberPicker } from '@/app/MemberPicker'
import { Button, Checkbox, Panel, Sections, Textarea, TextInput, Tiles } from '@/ui'

export interface SettingFieldsProps {
  entered: Entered
  set: (change: Partial<Entered>) => void
  /** Whether the source is there already, with its secret. */
  saved: boolean
}

/** Where a source is and what it holds: the fields of its kind. */
export function SettingFields(props: SettingFieldsProps) {
  switch (props.entered.kind) {
    case 'DATABASE': return <Database {...props} />
    case 'OBJECTS': return <Objects {...props} />
    case 'MANUAL': return <Manual {...props} />
  }
}

const kept = (saved: boolean) => (saved ? 'Left empty, the present one stays.' : 'It can’t be read again once it is saved.')

function Secret({ label, entered, set, saved }: SettingFieldsProps & { label: string }) {
  return (
    <TextInput
      label={label}
      description={kept(saved)}
      type="password"
      autoComplete="new-password"
      required={!saved}
      value={entered.secret}
      onChange={(event) => set({ secret: event.currentTarget.value })}
    />
  )
}

interface LineProps {
  form: SettingFieldsProps
  /** What is entered here. */
  of: 'address' | 'database' | 'role' | 'endpoint' | 'region' | 'bucket' | 'accessKey' | 'template'
  label: string
  description: string
  required?: boolean
  inputMode?: 'url'
  autoComplete?: 'off'
}

/** A line of text among what is entered. */
function Line({ form: { entered, set }, of, ...props }: LineProps) {
  return <TextInput {...props} value={entered[of]} onChange={(event) => set({ [of]: event.currentTarget.value })} />
}

function Database(props: SettingFieldsProps) {
  const { entered, set } = props
  const { collections } = entered
  const replace = (at: number, change: Partial<Collection>) =>
    set({ collections: collections.map((one, i) => (i === at ? { ...one, ...change } : one)) })
  return (
    <>
      <Panel title="Database">
        <Sections gap={14}>
          <Tiles min={200}>
            <Line
              form={props}
              of="address"
              label="Address"
              description="Host, and port if it is not 5432."
              required
            />
            <Line
              form={props}
              of="database"
              label="Database name"
              description="As in psql’s \l."
              required
            />
            <Line
              form={props}
              of="role"
              label="Role"
              description="Who signs in."
              required
              autoComplete="off"
            />
          </Tiles>
          <Secret label="Password" {...props} />
          <Checkbox
            label="Encrypted, with the server’s certificate checked"
            description="Only a development installation may leave this out."
            checked={entered.encrypted}
            onChange={(event) => set({ encrypted: event.currentTarget.checked })}
          />
          {entered.encrypted ? (
            <Textarea
              label="Certificate of the authority"
              description="In PEM, where the server’s certificate is not from a public authority."
              autosize
              minRows={2}
              maxRows={8}
              value={entered.authority}
              onChange={(event) => set({ authority: event.currentTarget.value })}
            />
          ) : null}
        </Sections>
      </Panel>
      {collections.map((one, i) => (
        <CollectionFields
          key={i}
          number={i + 1}
          collection={one}
          set={(change) => replace(i, change)}
          onRemove={collections.length === 1 ? undefined : () => set({ collections: collections.filter((_, at) => at !== i) })}
        />
      ))}
      <div>
        <Button variant="subtle" disabled={collections.length >= 20} onClick={() => set({ collections: [...collections, noRows] })}>
          Add another sort of rows
        </Button>
      </div>
    </>
  )
}

function Objects(props: SettingFieldsProps) {
  return (
    <Panel title="Object store">
      <Sections gap={14}>
        <Tiles min={200}>
          <Line
            form={props}
            of="endpoint"
            label="Address"
            description="It begins with https://, without a path."
            required
            inputMode="url"
          />
          <Line
            form={props}
            of="region"
            label="Region"
            description="Such as eu-central-1; empty for the usual one."
          />
          <Line
            form={props}
            of="bucket"
            label="Bucket"
            description="Its name alone."
            required
          />
          <Line
            form={props}
            of="accessKey"
            label="Access key"
            description="Who signs in."
            required
            autoComplete="off"
          />
        </Tiles>
        <Secret label="Secret key" {...props} />
        <Line
          form={props}
          of="template"
          label="A person’s objects"
          description="By {email}, {user_name}, {member_id} or {external_id}. With a slash at the end: everything below."
          required
        />
        <HeldFields held={props.entered} set={props.set} />
      </Sections>
    </Panel>
  )
}

function Manual({ entered, set }: SettingFieldsProps) {
  return (
    <Panel title="Instructions">
      <Sections gap={14}>
        <Textarea
          label="What to do"
          description="Where to look, what belongs to a person, how it is given and erased. Whoever gets a task reads it."
          required
          autosize
          minRows={4}
          maxRows={14}
          maxLength={4000}
          value={entered.instructions}
          onChange={(event) => set({ instructions: event.currentTarget.value })}
        />
        <MemberPicker
          label="Whose work it is"
          description="They are told of each task. Left empty, a task is nobody’s until somebody gives it to a person."
          value={entered.owner === null ? [] : [entered.owner]}
          onChange={(people) => set({ owner: people.at(-1) ?? null })}
        />
        <TextInput
          label="Days before the answer"
          description="By when it is to be done: 0 to 30 days before the request’s own due date."
          type="number"
          min={0}
          max={30}
          value={String(entered.daysBefore)}
          onChange={(event) => set({ daysBefore: Number.parseInt(event.currentTarget.value, 10) || 0 })}
        />
      </Sections>
    </Panel>
  )
}
