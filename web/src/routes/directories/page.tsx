import { IconFolderCog } from '@tabler/icons-react'
import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { ConditionPill } from './_parts/Condition'
import { CreateDirectory } from './_parts/CreateDirectory'
import { profileName } from './_parts/guides'
import { Loaded } from '@/app/Loaded'
import { useMay } from '@/app/viewer'
import { DirectoriesDocument, type DirectoriesQuery } from '@/gen/graphql'
import {
  Button,
  CardLink,
  EmptyState,
  formatCount,
  Group,
  Moment,
  Page,
  PageHeader,
  Panel,
  SummaryCard,
  TextLink,
  Tiles,
} from '@/ui'

type Directory = DirectoriesQuery['directories'][number]

/** The directories that provision members over SCIM. */
export function DirectoriesPage() {
  const may = useMay()
  const [creating, setCreating] = useState(false)
  const [result, refetch] = useQuery({ query: DirectoriesDocument })
  const conflicts = result.data?.conflicts.conflicts.length ?? 0
  const create = <Button onClick={() => setCreating(true)}>New directory</Button>
  return (
    <Page>
      <PageHeader
        title="Directories"
        lead="Your identity provider creates, changes and stops accounts here over SCIM 2.0."
        actions={
          <Group gap="xs">
            <TextLink to="/extensions">Own attributes</TextLink>
            {may('MANAGE_DIRECTORIES') ? <TextLink to="/receivers">Event receivers</TextLink> : null}
            <TextLink to="/conflicts">{conflicts === 0 ? 'Conflicts' : `Conflicts (${formatCount(conflicts)})`}</TextLink>
            {may('MANAGE_DIRECTORIES') ? create : null}
          </Group>
        }
      />
      <Loaded result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ directories }) =>
          directories.length === 0 ? (
            <Panel>
              <EmptyState
                icon={IconFolderCog}
                title="Connect your identity provider"
                action={may('MANAGE_DIRECTORIES') ? create : undefined}
              >
                Entra, Okta, OneLogin, Google Workspace, JumpCloud and PingOne are understood with their habits. You get
                an address and a token to enter there; accounts follow by themselves.
              </EmptyState>
            </Panel>
          ) : (
            <Tiles min={320}>
              {directories.map((directory) => (
                <Card key={directory.id} directory={directory} />
              ))}
            </Tiles>
          )
        }
      </Loaded>
      {creating ? <CreateDirectory onClose={() => setCreating(false)} /> : null}
    </Page>
  )
}

function Card({ directory }: { directory: Directory }) {
  const sum = (key: 'answered' | 'refused' | 'failed') => directory.health.reduce((all, day) => all + day[key], 0)
  const wrong = sum('refused') + sum('failed')
  return (
    <CardLink to="/directories/$id" params={{ id: directory.id }}>
      <SummaryCard
        title={directory.name}
        under={profileName(directory.profile)}
        badge={<ConditionPill condition={directory.status.condition} />}
        figures={[
          { label: 'Carried out, 7 days', value: formatCount(sum('answered')) },
          { label: 'Refused or failed', value: formatCount(wrong), bad: wrong > 0 },
          { label: 'Last success', value: directory.lastSyncAt == null ? 'Never' : <Moment at={directory.lastSyncAt} /> },
        ]}
      />
    </CardLink>
  )
}
