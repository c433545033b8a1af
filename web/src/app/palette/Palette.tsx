import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBuilding, IconKeyboard, IconSearch, IconUser, IconUsersGroup } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { commandsFor } from './commands'
import { matching } from './match'
import { Options, type Choice, type Chapter } from './Options'
import classes from './Palette.module.css'
import { useQuery } from '../useQuery'
import { useMay, useViewer } from '../viewer'
import { PaletteSearchDocument } from '@/gen/graphql'
import { plural } from '@/ui'

interface PaletteProps {
  onClose: () => void
  onHelp: () => void
}

/** Goes to any page, action, member or group by a few letters: a combobox whose list the server helps to fill. */
export function Palette({ onClose, onHelp }: PaletteProps) {
  return (
    <Modal.Root opened onClose={onClose} padding={0} size={620} centered={false} yOffset="12vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label="Search or go to">
        <Find onClose={onClose} onHelp={onHelp} />
      </Modal.Content>
    </Modal.Root>
  )
}

function Find({ onClose, onHelp }: PaletteProps) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const { chapters, fetching } = useChapters(text, onHelp)
  const choices = chapters.flatMap((chapter) => chapter.choices)
  const active = Math.min(at, Math.max(choices.length - 1, 0))
  function choose(choice: Choice | undefined) {
    if (choice === undefined) return
    onClose()
    choice.run()
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key]
    if (event.nativeEvent.isComposing || (step === undefined && event.key !== 'Enter')) return
    event.preventDefault()
    if (step === undefined) choose(choices[active])
    else setAt(step(active, choices.length))
  }
  return (
    <div className={classes.frame}>
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.8} aria-hidden />
        <input
          data-autofocus
          className={classes.input}
          role="combobox"
          aria-label="Search or go to"
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={choices.length > 0 ? `${id}-${active}` : undefined}
          placeholder="A page, an action, a member, a group"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <Options id={id} chapters={chapters} active={active} onPoint={setAt} onChoose={choose} />
      <p className={classes.said} role="status">
        {said(choices.length, fetching)}
      </p>
    </div>
  )
}

/** Where the arrow keys lead, round and round. */
const steps: Record<string, ((at: number, all: number) => number) | undefined> = {
  ArrowDown: (at, all) => (all === 0 ? 0 : (at + 1) % all),
  ArrowUp: (at, all) => (all === 0 ? 0 : (at + all - 1) % all),
}

function said(count: number, fetching: boolean): string {
  if (count > 0) return plural(count, 'result', 'results')
  return fetching ? 'Searching…' : 'Nothing found. Members and groups are found by the beginnings of their names.'
}

/** What fits the text: places and actions at once, members and groups when the server has answered. */
function useChapters(text: string, onHelp: () => void): { chapters: Chapter[]; fetching: boolean } {
  const { permissions, organizations } = useViewer()
  const router = useRouter()
  const search = text.trim()
  const found = useFound(search)
  const known = useMemo(() => {
    const pages = commandsFor(permissions).map((command) => ({ ...command, key: command.href, run: () => router.history.push(command.href) }))
    const help = { key: 'help', label: 'Keyboard shortcuts', hint: 'Help', also: 'keys hotkeys', icon: IconKeyboard, keys: ['?'], run: onHelp }
    return [...pages, help]
  }, [permissions, router, onHelp])
  const others = organizations
    .filter(({ current }) => !current)
    .map(({ slug, name }) => ({ key: `org-${slug}`, label: name, hint: 'Switch organization', icon: IconBuilding, run: () => switchTo(slug) }))
  const fitting = matching(known, search)
  const chapters = [
    { label: 'Members', choices: found.members },
    { label: 'Groups', choices: found.groups },
    { label: 'Go to', choices: search === '' ? fitting : fitting.slice(0, 8) },
    { label: 'Organizations', choices: matching(others, search).slice(0, 6) },
  ]
  // What the letters name outright comes first; a single letter of a name rarely means a person.
  if (fitting[0]?.label.toLowerCase().startsWith(search.toLowerCase()) === true) chapters.unshift(...chapters.splice(2, 1))
  return { chapters: chapters.filter(({ choices }) => choices.length > 0), fetching: found.fetching }
}

/** The shortest text that the server searches for. */
const shortest = 2

function useFound(search: string): { members: Choice[]; groups: Choice[]; fetching: boolean } {
  const may = useMay()
  const router = useRouter()
  const [asked] = useDebouncedValue(search, 180)
  const pause = asked.length < shortest || !may('READ_MEMBERS')
  const [{ data, fetching }] = useQuery({ query: PaletteSearchDocument, variables: { search: asked, members: true }, pause })
  if (pause || search.length < shortest) return { members: [], groups: [], fetching: false }
  const members = (data?.members?.nodes ?? []).map(({ id, displayName, userName }) => ({
    key: id, label: displayName, hint: userName, icon: IconUser,
    run: () => void router.navigate({ to: '/members/$id', params: { id } }),
  }))
  const groups = (data?.groups?.nodes ?? []).map(({ id, displayName, memberCount }) => ({
    key: id, label: displayName, hint: plural(memberCount, 'member', 'members'), icon: IconUsersGroup,
    run: () => void router.navigate({ to: '/groups/$id', params: { id } }),
  }))
  return { members, groups, fetching: fetching || asked !== search }
}

/** Acts in another organization: a form, because the answer is a new session. */
function switchTo(slug: string): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/auth/switch'
  for (const [name, value] of Object.entries({ organization: slug, return_to: '/' })) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  document.body.append(form)
  form.submit()
}
