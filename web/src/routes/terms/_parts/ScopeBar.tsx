import { useState } from 'react'
import classes from './ScopeBar.module.css'
import type { Scope } from './terms'
import { GroupPicker } from '@/app/GroupPicker'
import { MemberPicker } from '@/app/MemberPicker'
import type { Picked } from '@/app/Picker'
import { useMay } from '@/app/viewer'
import type { ScopePartsFragment } from '@/gen/graphql'
import { Button, Select, TextInput, words } from '@/ui'

interface ScopeBarProps {
  scope: Scope
  /** The names of what the scope names by its ids; nothing while they are on their way. */
  names: ScopePartsFragment | undefined
  onChange: (change: Scope) => void
  /** Leaves the day out, where a page shows all of them. */
  dayless?: boolean
}

/** Of what, of whom and for which day terms are shown. */
export function ScopeBar({ scope, names, onChange, dayless }: ScopeBarProps) {
  const products = (names?.products ?? []).map(({ id, name, family }) => ({ value: id, label: `${name} (${words(family)})` }))
  return (
    <div className={classes.bar} role="group" aria-label="Of what, of whom and for when">
      <Select
        label="Product"
        placeholder="No product in particular"
        clearable
        clearButtonProps={{ 'aria-label': 'No product in particular' }}
        searchable
        data={products}
        value={scope.product ?? null}
        onChange={(product) => onChange({ product: product ?? undefined, version: undefined })}
        className={classes.product}
      />
      {scope.product === undefined ? null : <Version version={scope.version} onChange={onChange} />}
      <Subject scope={scope} names={names} onChange={onChange} />
      {dayless === true ? null : (
        <TextInput
          type="date"
          label="As it applied on"
          value={scope.on ?? ''}
          onChange={(event) => onChange({ on: emptyless(event.currentTarget.value) })}
        />
      )}
      <TextInput
        type="date"
        label="As it was known on"
        value={scope.known ?? ''}
        onChange={(event) => onChange({ known: emptyless(event.currentTarget.value) })}
      />
      {scope.on !== undefined || scope.known !== undefined ? (
        <Button variant="default" onClick={() => onChange({ on: undefined, known: undefined })}>
          Today
        </Button>
      ) : null}
    </div>
  )
}

function Version({ version, onChange }: { version: string | undefined; onChange: (change: Scope) => void }) {
  const [text, setText] = useState(version ?? '')
  const say = () => onChange({ version: emptyless(text.trim()) })
  return (
    <TextInput
      label="Version"
      placeholder="The newest"
      w={110}
      maxLength={40}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={say}
      onKeyDown={(event) => {
        if (event.key === 'Enter') say()
      }}
    />
  )
}

type About = 'anybody' | 'member' | 'group'

/** Nobody in particular, a member, or somebody in a group. */
function Subject({ scope, names, onChange }: Omit<ScopeBarProps, 'dayless'>) {
  const people = useMay()('READ_MEMBERS')
  const asked: About = scope.member !== undefined ? 'member' : scope.group !== undefined ? 'group' : 'anybody'
  const [chosen, setChosen] = useState<About>(asked)
  const about = asked === 'anybody' ? chosen : asked
  if (!people) return null
  const member = picked(scope.member, names?.member?.displayName)
  const group = picked(scope.group, names?.group?.displayName)
  return (
    <>
      <Select
        label="Of whom"
        w={190}
        allowDeselect={false}
        data={[
          { value: 'anybody', label: 'Nobody in particular' },
          { value: 'member', label: 'A member' },
          { value: 'group', label: 'A group of members' },
        ]}
        value={about}
        onChange={(next) => {
          setChosen(next ?? 'anybody')
          onChange({ member: undefined, group: undefined })
        }}
      />
      {about === 'member' ? (
        <div className={classes.picker}>
          <MemberPicker label="Member" value={member} onChange={(list) => onChange({ member: list.at(-1)?.id })} />
        </div>
      ) : null}
      {about === 'group' ? (
        <div className={classes.picker}>
          <GroupPicker label="Group" value={group} onChange={(list) => onChange({ group: list.at(-1)?.id })} />
        </div>
      ) : null}
    </>
  )
}

function picked(id: string | undefined, name: string | undefined): Picked[] {
  return id === undefined ? [] : [{ id, name: name ?? '…' }]
}

function emptyless(text: string): string | undefined {
  return text === '' ? undefined : text
}
