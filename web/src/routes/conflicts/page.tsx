import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import {
  AdoptConflictDocument,
  ConflictsDocument,
  IgnoreConflictDocument,
  RenameConflictDocument,
  ReopenConflictDocument,
  type ConflictsQuery,
} from '@/gen/graphql'
import {
  BackLink, Button, EmptyState, FormDialog, Group, Moment, Notice, Page, PageHeader, Panel, plural, Sections, SegmentedControl, Select, Text,
  Textarea, TextInput, TextLink,
} from '@/ui'

type Conflict = ConflictsQuery['conflicts']['conflicts'][number]
type Verb = 'adopt' | 'rename' | 'ignore'

const titles: Record<Conflict['kind'], string> = {
  REFUSED_CREATE: 'A directory could not create an account',
  SAME_ADDRESS: 'Two accounts have the same address',
  OUTSIDE_ACCOUNT: 'A personal account uses one of your domains',
}

/** Accounts that stand in each other's way, until somebody decides. */
export function ConflictsPage() {
  const [ignored, setIgnored] = useState(false)
  const [result, refetch] = useQuery({ query: ConflictsDocument, variables: { ignored } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader
        title="Conflicts"
        back={<BackLink to="/directories">Directories</BackLink>}
        lead="Accounts that stand in each other’s way. Decide once; the directory goes on by itself."
      />
      <SegmentedControl
        aria-label="Which conflicts"
        mb="md"
        value={ignored ? 'ignored' : 'open'}
        onChange={(next) => setIgnored(next === 'ignored')}
        data={[
          { value: 'open', label: 'To decide' },
          { value: 'ignored', label: 'Ignored' },
        ]}
      />
      <Loaded result={result} onRetry={reload}>
        {({ conflicts: { conflicts, more }, directories }) =>
          conflicts.length === 0 ? (
            <Panel>
              <EmptyState icon={IconCircleCheck} title={ignored ? 'Nothing is ignored' : 'Nothing to decide'}>
                {ignored
                  ? 'What you take off the list shows here with its reason, for as long as the accounts stand in each other’s way.'
                  : 'When a directory is refused an account because somebody has it already, or two accounts share an address, it shows here.'}
              </EmptyState>
            </Panel>
          ) : (
            <Sections>
              {more ? <Notice>There are more than are shown. Decide these first.</Notice> : null}
              {conflicts.map((conflict) => (
                <ConflictPanel key={conflict.id} conflict={conflict} directories={directories} onDone={reload} />
              ))}
            </Sections>
          )
        }
      </Loaded>
    </Page>
  )
}

interface PanelProps {
  conflict: Conflict
  directories: ConflictsQuery['directories']
  onDone: () => void
}

function ConflictPanel({ conflict, directories, onDone }: PanelProps) {
  const may = useMay()
  const [asking, setAsking] = useState<Verb | null>(null)
  return (
    <Panel title={titles[conflict.kind]} description={<Says conflict={conflict} />}>
      <Text size="sm" component="div">
        In the way: <Who person={conflict.member} />
        {conflict.other == null ? null : <> · stays: <Who person={conflict.other} /></>}
        {conflict.exchangeId == null || conflict.directory == null ? null : (
          <>
            {' · '}
            <TextLink to="/directories/$id" params={{ id: conflict.directory.id }} search={{ tab: 'log', entry: conflict.exchangeId }}>
              the last refused request
            </TextLink>
          </>
        )}
      </Text>
      {conflict.ignoredBecause == null ? null : (
        <Reopen conflict={conflict} because={conflict.ignoredBecause} onDone={onDone} />
      )}
      {may('MANAGE_DIRECTORIES') && conflict.ignoredBecause == null ? (
        <Group gap="xs" mt={12}>
          <Button size="xs" onClick={() => setAsking('adopt')}>Adopt into the directory</Button>
          <Button size="xs" variant="default" onClick={() => setAsking('rename')}>Rename</Button>
          <Button size="xs" variant="subtle" onClick={() => setAsking('ignore')}>Ignore</Button>
        </Group>
      ) : null}
      {asking === null ? null : (
        <Decide verb={asking} conflict={conflict} directories={directories} onClose={() => setAsking(null)} onDone={onDone} />
      )}
    </Panel>
  )
}

function Reopen({ conflict, because, onDone }: { conflict: Conflict; because: string; onDone: () => void }) {
  const may = useMay()
  const reopen = useAction(ReopenConflictDocument, 'Back on the list.')
  return (
    <>
      <Text size="sm" mt={8}>
        Ignored: {because}
      </Text>
      {may('MANAGE_DIRECTORIES') ? (
        <Button
          size="xs"
          variant="default"
          mt={12}
          onClick={() =>
            void reopen({ conflictId: conflict.id }).then(({ problems }) => {
              if (problems.length === 0) onDone()
            })
          }
        >
          Reopen
        </Button>
      ) : null}
    </>
  )
}

function Says({ conflict }: { conflict: Conflict }) {
  switch (conflict.kind) {
    case 'REFUSED_CREATE':
      return (
        <>
          {conflict.directory?.name ?? 'A directory'} was refused {plural(conflict.attempts, 'time', 'times')}
          {conflict.lastAt == null ? null : <>, last <Moment at={conflict.lastAt} /></>}: somebody else has the user name.
        </>
      )
    case 'SAME_ADDRESS':
      return <>{conflict.address} belongs to accounts of different origin. Signing in by it is refused until one gives it up.</>
    case 'OUTSIDE_ACCOUNT':
      return <>{conflict.address} is in a verified domain. Adopted, it becomes a work or school account.</>
  }
}

function Who({ person }: { person: Conflict['member'] }) {
  if (person == null) return <>an account that is gone</>
  return (
    <>
      <TextLink to="/members/$id" params={{ id: person.id }}>{person.displayName}</TextLink> ({person.userName},{' '}
      {person.directory == null ? 'made by hand' : person.directory.name})
    </>
  )
}

interface DecideProps extends PanelProps {
  verb: Verb
  onClose: () => void
}

function Decide({ verb, conflict, directories, onClose, onDone }: DecideProps) {
  const [to, setTo] = useState(conflict.directory?.id ?? directories[0]?.id ?? '')
  const [text, setText] = useState(verb === 'rename' ? (conflict.member?.userName ?? '') : '')
  const adopt = useAction(AdoptConflictDocument, 'Adopted.')
  const rename = useAction(RenameConflictDocument, 'Renamed.')
  const ignore = useAction(IgnoreConflictDocument, 'Taken off the list.')
  async function submit() {
    const conflictId = conflict.id
    const { problems } =
      verb === 'adopt'
        ? await adopt({ conflictId, directoryId: to })
        : verb === 'rename'
          ? await rename({ conflictId, userName: text })
          : await ignore({ conflictId, reason: text })
    if (problems.length === 0) {
      onClose()
      onDone()
    }
    return problems
  }
  const name = conflict.member?.displayName ?? 'the account'
  const title = { adopt: `Adopt ${name}?`, rename: `Rename ${name}`, ignore: 'Ignore this conflict' }[verb]
  const label = { adopt: 'Adopt', rename: 'Rename', ignore: 'Ignore' }[verb]
  return (
    <FormDialog opened onClose={onClose} title={title} submit={label} onSubmit={submit}>
      {verb === 'adopt' ? (
        <Select
          label="Directory"
          description="It manages the account from now on: what it sends overwrites what was entered here."
          allowDeselect={false}
          data={directories.map(({ id, name: of }) => ({ value: id, label: of }))}
          value={to}
          onChange={(next) => setTo(next ?? to)}
        />
      ) : null}
      {verb === 'rename' ? (
        <TextInput
          label="New user name"
          description="The shared address is taken out of this account, so that the other can have it."
          required
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      {verb === 'ignore' ? (
        <Textarea label="Why it may stay as it is" required data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
      ) : null}
    </FormDialog>
  )
}
