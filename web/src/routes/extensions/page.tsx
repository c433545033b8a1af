import { IconTags } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { EditExtension, type Extension } from './_parts/EditExtension'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { ExtensionsDocument, RemoveExtensionDocument } from '@/gen/graphql'
import { BackLink, Button, ConfirmDialog, EmptyState, Group, Page, PageHeader, Panel, Pill, plural, Sections, words } from '@/ui'

/** Attributes that the organization adds to its accounts and groups. */
export function ExtensionsPage() {
  const may = useMay()
  const [editing, setEditing] = useState<Extension | 'new' | null>(null)
  const [result, refetch] = useQuery({ query: ExtensionsDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const add = <Button onClick={() => setEditing('new')}>New extension</Button>
  return (
    <Page>
      <PageHeader
        title="Own attributes"
        back={<BackLink to="/directories">Directories</BackLink>}
        lead="Schema extensions: what your directories may send about accounts and groups besides SCIM’s own attributes."
        actions={may('MANAGE_DIRECTORIES') ? add : null}
      />
      <Loaded result={result} onRetry={reload}>
        {({ extensions }) =>
          extensions.length === 0 ? (
            <Panel>
              <EmptyState icon={IconTags} title="No attributes of your own" action={may('MANAGE_DIRECTORIES') ? add : undefined}>
                Define a badge number, a site or a cost unit once; every directory then finds it in its schemas, and it shows on the page of each member or group.
              </EmptyState>
            </Panel>
          ) : (
            <Sections>
              {extensions.map((extension) => (
                <ExtensionPanel key={extension.id} extension={extension} onEdit={() => setEditing(extension)} onDone={reload} />
              ))}
            </Sections>
          )
        }
      </Loaded>
      {editing === null ? null : (
        <EditExtension extension={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} onDone={reload} />
      )}
    </Page>
  )
}

function ExtensionPanel({ extension, onEdit, onDone }: { extension: Extension; onEdit: () => void; onDone: () => void }) {
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const remove = useAction(RemoveExtensionDocument, 'Extension removed.')
  const { used } = extension
  const [one, many] = extension.resource === 'GROUP' ? ['group', 'groups'] : ['member', 'members']
  return (
    <Panel
      title={extension.name}
      description={<><code style={{ overflowWrap: 'anywhere' }}>{extension.urn}</code> · for {many} · {plural(used, `${one} has values`, `${many} have values`)}</>}
      actions={
        may('MANAGE_DIRECTORIES') ? (
          <Group gap={6}>
            <Button size="xs" variant="default" onClick={onEdit} aria-label={`Change ${extension.name}`}>Change</Button>
            <Button size="xs" variant="subtle" onClick={() => setAsking(true)} aria-label={`Remove ${extension.name}`}>Remove</Button>
          </Group>
        ) : null
      }
    >
      <ul style={{ margin: 0, paddingInlineStart: 18, lineHeight: 1.9, fontSize: '0.875rem' }}>
        {extension.attributes.map((attribute) => (
          <li key={attribute.name}>
            <strong>{attribute.name}</strong> {words(attribute.type).toLowerCase()}
            {attribute.multiValued ? ', several' : ''}{' '}
            {attribute.required ? <Pill>required</Pill> : null} {attribute.unique ? <Pill>unique</Pill> : null}{' '}
            {attribute.mutability === 'READ_WRITE' ? null : <Pill>{words(attribute.mutability)}</Pill>}{' '}
            {attribute.canonicalValues.length === 0 ? null : `one of ${attribute.canonicalValues.join(', ')}`}
            {attribute.description == null ? null : <> — {attribute.description}</>}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Remove ${extension.name}?`}
        effects={[
          used === 0 ? `No ${one} has values of it.` : `The values of ${plural(used, one, many)} are deleted with it. That can’t be undone.`,
          'Directories no longer find it in their schemas; what they send of it is ignored or refused, as their profile says.',
        ]}
        confirm={used === 0 ? 'Remove' : 'Remove with all values'}
        danger
        onConfirm={async () => {
          const { problems } = await remove({ extensionId: extension.id, deleteValues: used > 0 })
          if (problems.length === 0) onDone()
          return problems
        }}
      />
    </Panel>
  )
}
