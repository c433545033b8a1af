import { IconClipboardCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { ReportDialog } from './_parts/ReportDialog'
import { workWords } from './_parts/words'
import { Loaded } from '@/app/Loaded'
import { useQuery } from '@/app/useQuery'
import { OwnHandTasksDocument, type OwnHandTaskPartsFragment as Task } from '@/gen/graphql'
import { Button, CopyText, EmptyState, Facts, Moment, Notice, Page, PageHeader, Panel, Sections, StatusBadge, words } from '@/ui'

/** What whoever is signed in has to do by hand for rights requests. */
export function TasksPage() {
  const [reporting, setReporting] = useState<Task | null>(null)
  const [result, refetch] = useQuery({ query: OwnHandTasksDocument })
  const reload = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Page>
      <PageHeader
        title="My tasks"
        lead="What you do by hand for members’ rights requests, in systems that have no interface. The first due comes first."
      />
      <Loaded result={result} onRetry={reload}>
        {({ ownHandTasks }) =>
          ownHandTasks.length === 0 ? (
            <Panel>
              <EmptyState icon={IconClipboardCheck} title="Nothing is yours to do">
                When a request needs a look into a cabinet or a system without an interface, and the work is yours, it stands here
                with where to look, whom it is about, and until when.
              </EmptyState>
            </Panel>
          ) : (
            <Sections>
              {ownHandTasks.map((task) => (
                <One key={task.id} task={task} onReport={() => setReporting(task)} />
              ))}
            </Sections>
          )
        }
      </Loaded>
      {reporting === null ? null : (
        <ReportDialog
          task={reporting}
          onClose={() => {
            setReporting(null)
            reload()
          }}
        />
      )}
    </Page>
  )
}

function One({ task, onReport }: { task: Task; onReport: () => void }) {
  const what = task.work == null ? words(task.kind) : workWords[task.work]
  return (
    <Panel
      title={task.source ?? 'For one request'}
      description={`${what[0]?.toUpperCase() ?? ''}${what.slice(1)}`}
      actions={task.state === 'OPEN' ? <Button onClick={onReport}>Report</Button> : <StatusBadge state={task.state} />}
    >
      <Sections gap={14}>
        {task.rejected == null ? null : <Notice tone="warning" title="Sent back">{task.rejected}</Notice>}
        <Facts
          items={[
            ['What to do', task.instructions],
            ['Until', <Moment key="due" at={task.dueAt} show="time" />],
            ['About', task.subjectName],
            ['User name', <CopyText key="user" value={task.subjectUserName} label="user name" />],
            ['Addresses', task.subjectEmails.join(', ')],
            ['Id in the directory', task.subjectExternalId],
          ]}
        />
      </Sections>
    </Panel>
  )
}
