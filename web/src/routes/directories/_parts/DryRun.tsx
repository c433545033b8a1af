import { useState } from 'react'
import { Outcome } from './Outcome'
import { useAction } from '@/app/useAction'
import { TryRequestDocument, type TrialPartsFragment } from '@/gen/graphql'
import { Button, Panel, Problems, Sections, Select, Textarea, TextInput, type Problem } from '@/ui'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const example = `{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "userName": "new.colleague@example.org",
  "name": { "givenName": "New", "familyName": "Colleague" },
  "active": true
}`

/** What a dry run begins with: a request of the log, or an example. */
export interface Draft {
  method: string
  path: string
  body: string
}

/** Tries a request out: says what it would be answered and change, and writes nothing. */
export function DryRun({ id, draft }: { id: string; draft?: Draft }) {
  const [method, setMethod] = useState(draft?.method ?? 'POST')
  const [path, setPath] = useState(draft?.path ?? 'Users')
  const [body, setBody] = useState(draft?.body ?? example)
  const [outcome, setOutcome] = useState<TrialPartsFragment | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const run = useAction(TryRequestDocument)

  async function submit() {
    const sends = method !== 'GET' && method !== 'DELETE'
    const { data, problems: found } = await run({ directoryId: id, method, path, body: sends ? body : undefined })
    setProblems(found)
    setOutcome(data?.tryRequest.outcome ?? null)
  }

  return (
    <Sections>
      <Panel title="Dry run" description="Paste a request of your identity provider and see what it would do. Nothing is written.">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <Sections gap={14}>
            <Select label="Method" data={methods} value={method} allowDeselect={false} onChange={(next) => setMethod(next ?? method)} />
            <TextInput
              label="Path"
              description="Below the directory’s address, such as Users, Users/ID or Users?filter=…; a whole address works too."
              required
              value={path}
              onChange={(event) => setPath(event.currentTarget.value)}
            />
            {method === 'GET' || method === 'DELETE' ? null : (
              <Textarea
                label="Body"
                autosize
                minRows={6}
                maxRows={20}
                value={body}
                onChange={(event) => setBody(event.currentTarget.value)}
                styles={{ input: { fontFamily: 'monospace' } }}
              />
            )}
            <Problems problems={problems} />
            <div>
              <Button type="submit">Run without writing</Button>
            </div>
          </Sections>
        </form>
      </Panel>
      {outcome === null ? null : <Outcome outcome={outcome} />}
    </Sections>
  )
}
