import { useState } from 'react'
import { useAction } from '@/app/useAction'
import {
  CreateExtensionDocument,
  UpdateExtensionDocument,
  type AttributeMutability,
  type AttributeReturned,
  type AttributeType,
  type ExtensionPartsFragment,
  type SchemaResource,
} from '@/gen/graphql'
import { Button, Checkbox, Divider, FormDialog, Group, SegmentedControl, Select, Stack, Text, TextInput, words } from '@/ui'

/** A schema extension, as the API gives it. */
export type Extension = ExtensionPartsFragment
type Attribute = Extension['attributes'][number]

const types: AttributeType[] = ['STRING', 'BOOLEAN', 'INTEGER', 'DECIMAL', 'DATE_TIME', 'REFERENCE']
const mutabilities: AttributeMutability[] = ['READ_WRITE', 'IMMUTABLE', 'READ_ONLY', 'WRITE_ONLY']
const returnings: AttributeReturned[] = ['DEFAULT', 'ALWAYS', 'REQUEST', 'NEVER']

const blank: Attribute = {
  name: '', type: 'STRING', multiValued: false, required: false, caseExact: false, mutability: 'READ_WRITE', returned: 'DEFAULT',
  unique: false, canonicalValues: [], description: null,
}

const samples: Record<SchemaResource, string> = { USER: 'urn:example:hr:2.0:User', GROUP: 'urn:example:unit:2.0:Group' }

interface EditProps {
  extension?: Extension
  onClose: () => void
  onDone: () => void
}

/** Defines a schema extension, or changes one. */
export function EditExtension({ extension, onClose, onDone }: EditProps) {
  const [resource, setResource] = useState<SchemaResource>(extension?.resource ?? 'USER')
  const [urn, setURN] = useState(extension?.urn ?? samples.USER)
  const [name, setName] = useState(extension?.name ?? '')
  const [attributes, setAttributes] = useState<readonly Attribute[]>(extension?.attributes ?? [blank])
  const create = useAction(CreateExtensionDocument, 'Extension defined. Directories find it in their schemas now.')
  const update = useAction(UpdateExtensionDocument, 'Extension changed.')
  async function submit() {
    const parts = { name, description: extension?.description ?? undefined, attributes: attributes.map(sent) }
    const { problems } = extension === undefined ? await create({ urn, resource, ...parts }) : await update({ extensionId: extension.id, version: extension.version, ...parts })
    if (problems.length === 0) {
      onClose()
      onDone()
    }
    return problems
  }
  return (
    <FormDialog
      opened
      size="lg"
      onClose={onClose}
      title={extension === undefined ? 'New extension' : `Change ${extension.name}`}
      submit={extension === undefined ? 'Define' : 'Save'}
      disabled={name.trim() === ''}
      onSubmit={submit}
    >
      <TextInput label="Name" required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      {extension === undefined ? (
        <Stack gap={6}>
          <Text size="sm" fw={500} id="extension-of">
            Adds attributes to
          </Text>
          <SegmentedControl
            aria-labelledby="extension-of"
            value={resource}
            onChange={(next) => {
              const to: SchemaResource = next === 'GROUP' ? 'GROUP' : 'USER'
              if (urn === samples[resource]) setURN(samples[to])
              setResource(to)
            }}
            data={[
              { value: 'USER', label: 'Members' },
              { value: 'GROUP', label: 'Groups' },
            ]}
          />
        </Stack>
      ) : null}
      <TextInput
        label="URN"
        description="Names the extension in SCIM, with a name of your own in it. It can’t be changed later."
        required
        disabled={extension !== undefined}
        value={urn}
        onChange={(event) => setURN(event.currentTarget.value)}
      />
      {attributes.map((attribute, at) => (
        <AttributeFields
          key={at}
          at={at + 1}
          attribute={attribute}
          onChange={(part) => setAttributes(attributes.map((one, i) => (i === at ? { ...one, ...part } : one)))}
          onRemove={attributes.length === 1 ? undefined : () => setAttributes(attributes.filter((_, i) => i !== at))}
        />
      ))}
      <div>
        <Button variant="default" size="xs" onClick={() => setAttributes([...attributes, blank])}>
          Add an attribute
        </Button>
      </div>
    </FormDialog>
  )
}

function sent(attribute: Attribute) {
  const { name, type, multiValued, required, caseExact, mutability, returned, unique, canonicalValues, description } = attribute
  return {
    name: name.trim(), type, multiValued, required, caseExact, mutability, returned, unique,
    canonicalValues: canonicalValues.filter((value) => value !== ''),
    description: description ?? undefined,
  }
}

interface FieldsProps {
  at: number
  attribute: Attribute
  onChange: (part: Partial<Attribute>) => void
  onRemove?: () => void
}

function AttributeFields({ at, attribute, onChange, onRemove }: FieldsProps) {
  const choice = <Value extends string>(label: string, options: readonly Value[], value: Value, set: (value: Value) => void) => (
    <Select
      label={label}
      aria-label={`${label} of attribute ${at}`}
      allowDeselect={false}
      data={options.map((option) => ({ value: option, label: words(option) }))}
      value={value}
      onChange={(next) => set(options.find((option) => option === next) ?? value)}
    />
  )
  const check = (label: string, key: 'multiValued' | 'required' | 'caseExact' | 'unique') => (
    <Checkbox label={label} checked={attribute[key]} onChange={(event) => onChange({ [key]: event.currentTarget.checked })} />
  )
  return (
    <Stack gap={10} role="group" aria-label={`Attribute ${at}`}>
      <Divider label={`Attribute ${at}`} labelPosition="left" />
      <Group grow align="end">
        <TextInput
          label="Attribute name"
          aria-label={`Name of attribute ${at}`}
          placeholder="badgeNumber"
          required
          value={attribute.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        {choice('Type', types, attribute.type, (type) => onChange({ type }))}
      </Group>
      <Group grow>
        {choice('May be changed', mutabilities, attribute.mutability, (mutability) => onChange({ mutability }))}
        {choice('Is returned', returnings, attribute.returned, (returned) => onChange({ returned }))}
      </Group>
      <Group gap="lg">
        {check('Several values', 'multiValued')}
        {check('Required', 'required')}
        {check('Case matters', 'caseExact')}
        {check('Unique', 'unique')}
      </Group>
      <TextInput
        label="Only these values"
        aria-label={`Only these values of attribute ${at}`}
        description="Separated by commas; empty for any."
        value={attribute.canonicalValues.join(', ')}
        onChange={(event) =>
          onChange({ canonicalValues: event.currentTarget.value === '' ? [] : event.currentTarget.value.split(',').map((value) => value.trim()) })
        }
      />
      <TextInput
        label="What it is for"
        aria-label={`What attribute ${at} is for`}
        value={attribute.description ?? ''}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      {onRemove === undefined ? null : (
        <div>
          <Button variant="subtle" size="compact-xs" onClick={onRemove}>
            Remove attribute {at}
          </Button>
        </div>
      )}
    </Stack>
  )
}
