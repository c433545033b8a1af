import type { Member } from '../member'
import { LossAndDemands } from './LossPanel'
import { Products } from './Products'
import { Sessions } from './Sessions'
import { Tokens } from './Tokens'
import { MemberGrants } from '@/routes/roles/_parts/MemberGrants'
import { Columns, Facts, Group, Moment, Panel, Pill, Sections, TextLink, words } from '@/ui'
import classes from './lists.module.css'

/** Who the member is, what they can use, and where they are signed in. */
export function ProfileTab({ member, onChange }: { member: Member; onChange: () => void }) {
  return (
    <Columns>
      <Sections>
        <Panel title="Profile" description={origin(member)}>
          <Facts items={facts(member)} />
        </Panel>
        <LossAndDemands member={member} />
        {member.extensions.map((extension) => (
          <Panel key={extension.urn} title={extension.name} description={extension.urn}>
            <Facts items={extension.values.map(({ key, value }) => [key, value] as const)} />
          </Panel>
        ))}
        <MemberGrants id={member.id} name={member.displayName || member.userName} />
        <Sessions member={member} />
        {member.tokens == null ? null : <Tokens name={member.displayName} tokens={member.tokens} />}
      </Sections>
      <Sections>
        {member.assignments === undefined ? null : <Products member={member} onChange={onChange} />}
        <Groups groups={member.groups} />
      </Sections>
    </Columns>
  )
}

function origin({ directory }: Member): string {
  return directory == null
    ? 'Made here by hand.'
    : `Provisioned by ${directory.name}: change it at the identity provider, or it is overwritten.`
}

function facts(member: Member): readonly (readonly [string, React.ReactNode])[] {
  const contact = (points: Member['emails']) =>
    points.map((point) => (point.type == null ? point.value : `${point.value} (${point.type})`)).join(', ')
  return [
    ['User name', member.userName],
    ['Given name', member.givenName],
    ['Family name', member.familyName],
    ['E-mail', contact(member.emails)],
    ['Telephone', contact(member.phoneNumbers)],
    ['Title', member.title],
    ['Department', member.department],
    ['Division', member.division],
    ['Cost centre', member.costCenter],
    ['Employee number', member.employeeNumber],
    ['Relation', member.userType],
    ['Manager', member.manager == null ? null : <ManagerLink manager={member.manager} />],
    ['Language', member.preferredLanguage],
    ['Time zone', member.timezone],
    ['Account', words(member.accountKind)],
    ['External id', member.externalId],
    ['Created', <Moment key="created" at={member.createdAt} show="time" />],
    ['Changed', <Moment key="changed" at={member.updatedAt} show="time" />],
  ]
}

function ManagerLink({ manager }: { manager: NonNullable<Member['manager']> }) {
  return (
    <TextLink to="/members/$id" params={{ id: manager.id }}>
      {manager.displayName}
    </TextLink>
  )
}

function Groups({ groups }: { groups: Member['groups'] }) {
  return (
    <Panel title="Groups">
      {groups.length === 0 ? (
        <span className={classes.quiet}>In no group.</span>
      ) : (
        <Group gap={6}>
          {groups.map((group) => (
            <TextLink key={group.id} to="/groups/$id" params={{ id: group.id }} underline="never">
              <Pill>{group.displayName}</Pill>
            </TextLink>
          ))}
        </Group>
      )}
    </Panel>
  )
}
