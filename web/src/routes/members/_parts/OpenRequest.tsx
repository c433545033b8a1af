import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { OpenRequestDocument, type RequestChannel, type RequestKind } from '@/gen/graphql'
import { requestKinds } from '@/routes/requests/route'
import { Button, Checkbox, FormDialog, Select, Textarea, TextInput, useDisclosure, words } from '@/ui'

interface Subject {
  id: string
  displayName: string
}

const channels = ['LETTER', 'EMAIL', 'PHONE', 'COUNTER'] as const satisfies readonly RequestChannel[]

/** Enters a request that came by letter, telephone or in person. */
export function OpenRequest({ member }: { member: Subject }) {
  const may = useMay()
  const [opened, { open, close }] = useDisclosure()
  if (!may('OPEN_REQUESTS')) return null
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        Enter a request
      </Button>
      {opened ? <OpenRequestForm member={member} onClose={close} /> : null}
    </>
  )
}

function OpenRequestForm({ member, onClose }: { member: Subject; onClose: () => void }) {
  const navigate = useNavigate()
  const enter = useAction(OpenRequestDocument, 'Request entered; its clock runs.')
  const [kind, setKind] = useState<RequestKind>('ACCESS')
  const [channel, setChannel] = useState<RequestChannel>('LETTER')
  const [evidence, setEvidence] = useState('')
  const [question, setQuestion] = useState('')
  const [attest, setAttest] = useState(false)

  async function submit() {
    const { data, problems } = await enter({ memberId: member.id, kind, channel, evidence, question, attest })
    const id = data?.openRequest.requestId
    if (problems.length === 0) onClose()
    if (id != null) void navigate({ to: '/requests/$id', params: { id } })
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Request of ${member.displayName}`}
      submit="Enter request"
      disabled={evidence.trim() === ''}
      onSubmit={submit}
    >
      <Select
        label="Which right"
        allowDeselect={false}
        data={requestKinds.map((value) => ({ value, label: words(value) }))}
        value={kind}
        onChange={(value) => setKind(requestKinds.find((one) => one === value) ?? kind)}
      />
      <Select
        label="How it arrived"
        allowDeselect={false}
        data={channels.map((value) => ({ value, label: words(value) }))}
        value={channel}
        onChange={(value) => setChannel(channels.find((one) => one === value) ?? channel)}
      />
      <TextInput
        label="Evidence"
        description="Where the letter is, who was at the counter, and how identity was checked."
        required
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <Textarea
        label="What they asked for"
        autosize
        minRows={2}
        maxLength={4000}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <Checkbox
        label="Their identity has been checked"
        description="Work on the request can’t start before it is."
        checked={attest}
        onChange={(event) => setAttest(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
