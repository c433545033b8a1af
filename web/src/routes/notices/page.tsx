import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@/app/useQuery'
import { Choices } from './_parts/Choices'
import classes from './_parts/notices.module.css'
import { noticesRoute } from './route'
import { Loaded } from '@/app/Loaded'
import { pagesOf } from '@/app/pages'
import { useAction } from '@/app/useAction'
import { InboxDocument, ReadAllNoticesDocument, ReadNoticeDocument, type InboxQuery } from '@/gen/graphql'
import { Anchor, Button, EmptyState, Moment, Notice, Page, PageHeader, Pager, Panel, Pill, Sections, TableSkeleton } from '@/ui'

const pageSize = 20

type Inbox = InboxQuery['inbox']
type Told = Inbox['notices']['nodes'][number]

/** What one was told: what happened and what is to be done. */
export function NoticesPage() {
  const { after } = noticesRoute.useSearch()
  const [result, refetch] = useQuery({ query: InboxDocument, variables: { first: pageSize, after } })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  const readAll = useAction(ReadAllNoticesDocument, 'All marked as read.')
  const unread = result.data?.inbox.unread ?? 0
  return (
    <Page>
      <PageHeader
        title="Notices"
        lead="What happened that concerns you, and what is to be done."
        actions={
          unread === 0 ? null : (
            <Button variant="default" onClick={() => void readAll({}).then(reload)}>
              Mark all as read
            </Button>
          )
        }
      />
      <Loaded result={result} skeleton={<TableSkeleton rows={4} />} onRetry={reload}>
        {({ inbox }) => (
          <Sections>
            <List inbox={inbox} onChange={reload} />
            {inbox.sendsMail ? null : (
              <Notice tone="info" title="No e-mail is sent">
                This installation has no mail server, so notices are shown here only. Whoever runs it sets one with --smtp.
              </Notice>
            )}
            <Choices choices={inbox.choices} onChange={reload} />
          </Sections>
        )}
      </Loaded>
    </Page>
  )
}

function List({ inbox, onChange }: { inbox: Inbox; onChange: () => void }) {
  const search = noticesRoute.useSearch()
  const navigate = noticesRoute.useNavigate()
  const { nodes, pageInfo } = inbox.notices
  if (nodes.length === 0) {
    return (
      <Panel>
        <EmptyState icon={IconBell} title="Nothing to tell you">
          When something needs you, such as a directory that fails or a token that ends soon, it is here.
        </EmptyState>
      </Panel>
    )
  }
  const pages = pagesOf('notices', search, pageSize, pageInfo, (place) => void navigate({ search: { ...place } }))
  return (
    <Panel flush>
      <ul className={classes.list}>
        {nodes.map((notice) => (
          <Row key={notice.id} notice={notice} onChange={onChange} />
        ))}
      </ul>
      <Pager noun="notices" shown={nodes.length} {...pages} />
    </Panel>
  )
}

function Row({ notice, onChange }: { notice: Told; onChange: () => void }) {
  const read = useAction(ReadNoticeDocument)
  const mark = () => void read({ noticeId: notice.id }).then(onChange)
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <strong>{notice.subject}</strong>
        {notice.readAt == null ? <Pill tone="info">New</Pill> : null}
      </div>
      <p className={classes.text}>{notice.text}</p>
      <div className={classes.foot}>
        <Moment at={notice.at} />
        {notice.link == null ? null : (
          <Anchor href={notice.link} size="sm" aria-label={`Open: ${notice.subject}`} onClick={mark}>
            Open
          </Anchor>
        )}
        {notice.readAt == null ? (
          <Button size="compact-xs" variant="subtle" aria-label={`Mark as read: ${notice.subject}`} onClick={mark}>
            Mark as read
          </Button>
        ) : null}
      </div>
    </li>
  )
}
