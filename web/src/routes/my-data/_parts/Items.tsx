import { IconForms } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './own.module.css'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { DeclineItemDocument, GiveOwnContractItemDocument, OwnItemsDocument, type OwnItemPartsFragment, type OwnItemsQuery } from '@/gen/graphql'
import { Button, ConfirmDialog, EmptyState, listed, Moment, Notice, Panel, Pill, plural, Sections, TableSkeleton, toast, wordsInside } from '@/ui'

type Item = OwnItemPartsFragment
type Assignments = NonNullable<OwnItemsQuery['viewer']['me']>['assignments']
type Off = NonNullable<OwnItemsQuery['viewer']['me']>['featuresOff'][number]
type Managed = NonNullable<OwnItemsQuery['viewer']['me']>['managedSettings'][number]

/** What products ask one for, with what declining each switches off, and who decides about one's devices. */
export function Items() {
  const [result, refetch] = useQuery({ query: OwnItemsDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Loaded result={result} skeleton={<TableSkeleton rows={4} />} onRetry={reload}>
      {({ viewer }) =>
        viewer.me == null ? null : (
          <Sections>
            <Panel title="What your products ask you for" description="You can decline what neither the law nor a contract demands. You see first what stops working." flush>
              <FeaturesOff off={viewer.me.featuresOff} />
              {viewer.me.items.length === 0 ? (
                <EmptyState icon={IconForms} title="Nothing is asked of you" compact>
                  When a product that you use needs data of yours, it stands here with the reason, and you can decline it.
                </EmptyState>
              ) : (
                viewer.me.items.map((item) => (
                  <ItemRow key={`${item.product.id}/${item.item}`} item={item} mine={acquired(viewer.me?.assignments, item)} onChange={reload} />
                ))
              )}
            </Panel>
            <ManagedSettings settings={viewer.me.managedSettings} />
          </Sections>
        )
      }
    </Loaded>
  )
}

function FeaturesOff({ off }: { off: readonly Off[] }) {
  if (off.length === 0) return null
  return (
    <Notice tone="info" title={`${plural(off.length, 'feature goes', 'features go')} without what you declined`}>
      {off.map(({ title, whole, product, missing }) => `${title} of ${product.name} ${whole ? 'is off' : 'works with less'} (${listed(missing)})`).join('; ')}.
    </Notice>
  )
}

const reasons = { REQUIRED: 'Needed for a feature', OPTIONAL: 'Makes a feature better', LAW: 'The law demands it', CONTRACT: 'The contract demands it' }

/** Whether one acquired the product oneself, so that what its contract demands is one’s own to give. */
function acquired(uses: Assignments | undefined, item: Item): boolean {
  return uses?.some(({ product, acquiredBy }) => product.id === item.product.id && acquiredBy === 'SELF') === true
}

function ItemRow({ item, mine, onChange }: { item: Item; mine: boolean; onChange: () => void }) {
  const [asked, setAsked] = useState(false)
  const decide = useAction(DeclineItemDocument)
  const give = useAction(GiveOwnContractItemDocument, 'Noted. What waited for it begins once nothing is missing.')
  async function turn() {
    const { problems } = await decide({ productId: item.product.id, item: item.item, declined: !item.declined })
    if (problems.length === 0) {
      toast(item.declined ? `${item.title}: given again.` : `${item.title}: declined.`)
      onChange()
    }
    return problems
  }
  async function hand() {
    const { problems } = await give({ productId: item.product.id, item: item.item })
    problems.forEach((problem) => toast(problem.message))
    onChange()
  }
  const verb = item.declined ? 'Give again' : 'Decline'
  return (
    <div className={classes.choice}>
      <div>
        <strong>
          {item.title} for {item.product.name}
        </strong>{' '}
        {item.declined ? <Pill tone="warning">Declined</Pill> : null}
        <p>
          {reasons[item.basis]}: {item.because}
        </p>
        {item.declinable ? <p>{item.declined ? 'Without it: ' : 'If you decline: '}{lost(item)}</p> : <Given at={item.givenAt} />}
        <Past item={item} />
      </div>
      {item.declinable ? (
        <Button size="xs" variant="default" aria-label={`${verb}: ${item.title} for ${item.product.name}`} onClick={() => setAsked(true)}>
          {verb}
        </Button>
      ) : mine && item.givenAt == null ? (
        <Button size="xs" variant="default" aria-label={`I have given it: ${item.title}`} onClick={() => void hand()}>
          I have given it
        </Button>
      ) : null}
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={`${verb}: ${item.title}?`}
        effects={
          item.declined
            ? [...item.without.map(({ title, whole }) => (whole ? `${title} works again.` : `${title} works fully again.`)), 'The product’s systems are told.']
            : [...item.without.map(({ title, whole }) => (whole ? `${title} is switched off.` : `${title} works with less.`)), 'Everything else goes on as before. The product’s systems are told.']
        }
        confirm={verb}
        onConfirm={turn}
      />
    </div>
  )
}

function lost({ without }: Item): string {
  return without.length === 0 ? 'nothing stops working.' : `${listed(without.map(({ title, whole }) => (whole ? `${title} is off` : `${title} works with less`)))}.`
}

function Given({ at }: { at: string | null | undefined }) {
  return <p>{at == null ? 'Not given yet.' : <>Given <Moment at={at} show="date" />.</>}</p>
}

/** Earlier decisions, and whether the product's systems know the present one. */
function Past({ item: { history, told } }: { item: Item }) {
  if (history.length === 0) return null
  const know = told.filter(({ state }) => state === 'TOLD').length
  return (
    <small>
      {history.slice(0, 3).map(({ declined, at }, i) => (
        <span key={at}>
          {i > 0 ? ', ' : ''}
          {declined ? 'declined' : 'given again'} <Moment at={at} show="date" />
        </span>
      ))}
      {told.length === 0 ? '.' : `. Known to ${know} of ${plural(told.length, 'system', 'systems')}.`}
    </small>
  )
}

function ManagedSettings({ settings }: { settings: readonly Managed[] }) {
  return (
    <Panel title="Managed by your organization" description="Who decides about the devices that you use with this account." flush>
      <ul className={classes.list}>
        {settings.map(({ key, title, byOrganization, sentence, rule, locks }) => (
          <li key={key}>
            <div>
              <strong>{title}</strong>
              <span className={classes.quiet}>
                {sentence}
                {rule == null ? '' : ` ${rule}.`}
                {locks.length === 0 ? '' : ` It takes over your choice about ${listed(locks.map(wordsInside))}.`}
              </span>
            </div>
            <Pill tone={byOrganization ? 'warning' : 'neutral'}>{byOrganization ? 'Locked' : 'Yours to decide'}</Pill>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
