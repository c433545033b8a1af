import type { Entered } from './entered'
import type { LogStreamForm } from '@/gen/graphql'
import { Checkbox, Select, Textarea, TextInput } from '@/ui'

export interface FieldsProps {
  entered: Entered
  set: (change: Partial<Entered>) => void
  /** Whether the stream is there already, with its secrets. */
  saved: boolean
}

const forms: { value: LogStreamForm; label: string }[] = [
  { value: 'LINES', label: 'One event on each line' },
  { value: 'ARRAY', label: 'A JSON array' },
  { value: 'SPLUNK', label: 'Splunk’s event collector' },
]

/** Where a stream goes: the fields of its kind. */
export function TargetFields(props: FieldsProps) {
  switch (props.entered.kind) {
    case 'HTTPS': return <Https {...props} />
    case 'SYSLOG': return <Syslog {...props} />
    case 'BUCKET': return <Bucket {...props} />
  }
}

const kept = (saved: boolean) => (saved ? 'Left empty, the present one stays.' : 'It can’t be read again once it is saved.')

function Https({ entered, set, saved }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Address"
        description="Where events are posted to; it begins with https://."
        required
        inputMode="url"
        value={entered.url}
        onChange={(event) => set({ url: event.currentTarget.value })}
      />
      <Select
        label="Written as"
        allowDeselect={false}
        data={forms}
        value={entered.form}
        onChange={(form) => set({ form: form ?? entered.form })}
      />
      <TextInput
        label="Header"
        description="The name of a header that carries a secret; empty for none."
        value={entered.header}
        onChange={(event) => set({ header: event.currentTarget.value })}
      />
      {entered.header.trim() === '' ? null : (
        <TextInput
          label="Value of the header"
          description={kept(saved)}
          type="password"
          autoComplete="off"
          value={entered.headerValue}
          onChange={(event) => set({ headerValue: event.currentTarget.value })}
        />
      )}
      <Checkbox label="Compress requests (gzip)" checked={entered.gzip} onChange={(event) => set({ gzip: event.currentTarget.checked })} />
      <Checkbox
        label="Sign requests, as webhooks are signed"
        checked={entered.signed}
        onChange={(event) => set({ signed: event.currentTarget.checked })}
      />
      {saved && entered.signed ? (
        <Checkbox
          label="Make a new signing secret; the former one signs too for a day"
          checked={entered.newSigningSecret}
          onChange={(event) => set({ newSigningSecret: event.currentTarget.checked })}
        />
      ) : null}
    </>
  )
}

function Syslog({ entered, set }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Address"
        description="Host and port, such as log.example.com:6514."
        required
        value={entered.address}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <Textarea
        label="Certificate of the authority"
        description="In PEM, where the server’s certificate is not from a public authority."
        autosize
        minRows={3}
        maxRows={10}
        value={entered.ca}
        onChange={(event) => set({ ca: event.currentTarget.value })}
      />
    </>
  )
}

function Bucket({ entered, set, saved }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Address of the store"
        description="Without a path, such as https://s3.eu-central-1.amazonaws.com."
        required
        inputMode="url"
        value={entered.endpoint}
        onChange={(event) => set({ endpoint: event.currentTarget.value })}
      />
      <TextInput label="Region" value={entered.region} onChange={(event) => set({ region: event.currentTarget.value })} />
      <TextInput label="Bucket" required value={entered.bucket} onChange={(event) => set({ bucket: event.currentTarget.value })} />
      <TextInput
        label="Prefix"
        description="What the names of objects begin with."
        value={entered.prefix}
        onChange={(event) => set({ prefix: event.currentTarget.value })}
      />
      <TextInput label="Access key" required autoComplete="off" value={entered.accessKey} onChange={(event) => set({ accessKey: event.currentTarget.value })} />
      <TextInput
        label="Secret key"
        description={kept(saved)}
        type="password"
        autoComplete="off"
        value={entered.secretKey}
        onChange={(event) => set({ secretKey: event.currentTarget.value })}
      />
      <Checkbox label="Compress objects (gzip)" checked={entered.gzip} onChange={(event) => set({ gzip: event.currentTarget.checked })} />
    </>
  )
}
