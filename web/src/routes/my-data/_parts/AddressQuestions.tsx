import { useState } from 'react'
import { useAction } from '@/app/useAction'
import { useQuery } from '@/app/useQuery'
import { AnswerAddressQuestionDocument, OwnAddressQuestionsDocument, type AddressChoice, type OwnAddressQuestionsQuery } from '@/gen/graphql'
import { Button, FormDialog, Moment, Panel, Select, Text, TextInput } from '@/ui'

type Question = NonNullable<OwnAddressQuestionsQuery['viewer']['me']>['addressQuestions'][number]

/** What organizations ask about an address of one's own account; nothing when nobody asks. */
export function AddressQuestions() {
  const [result, refetch] = useQuery({ query: OwnAddressQuestionsDocument })
  const questions = result.data?.viewer.me?.addressQuestions ?? []
  return (
    <>
      {questions.map((one) => (
        <QuestionPanel key={one.id} question={one} onDone={() => refetch({ requestPolicy: 'network-only' })} />
      ))}
    </>
  )
}

const asks: Record<AddressChoice, string> = {
  CONVERT: 'invites you to have an account of the organization with this address',
  RENAME: 'asks you to use another address for your own account',
  LEAVE: 'asks you to give this address up',
  KEEP: 'asks about this address',
}

const answers: Record<AddressChoice, string> = {
  CONVERT: 'You asked for an account of the organization.',
  RENAME: 'You gave another address.',
  LEAVE: 'You gave the address up.',
  KEEP: 'You keep the address until then.',
}

function QuestionPanel({ question, onDone }: { question: Question; onDone: () => void }) {
  const [answering, setAnswering] = useState(false)
  return (
    <Panel
      title={`Your address on ${question.domain}`}
      actions={
        <Button size="xs" onClick={() => setAnswering(true)}>
          {question.answer === null ? 'Answer' : 'Answer anew'}
        </Button>
      }
    >
      <Text size="sm">
        {question.organization} owns {question.domain} and {asks[question.asked]}. Your account and everything in it stay yours whatever you answer; without an
        answer by <Moment at={question.dueAt} show="date" /> it loses the address, and nothing else.
      </Text>
      {question.answer === null ? null : (
        <Text size="sm" mt="xs">
          {answers[question.answer]}
        </Text>
      )}
      {question.confirmBy === null ? null : (
        <Text size="sm" mt="xs">
          Follow the link in the mail to your new address by <Moment at={question.confirmBy} />.
        </Text>
      )}
      {answering ? <Answer question={question} onClose={() => setAnswering(false)} onDone={onDone} /> : null}
    </Panel>
  )
}

const choices: { value: AddressChoice; label: string }[] = [
  { value: 'CONVERT', label: 'Get an account of the organization' },
  { value: 'RENAME', label: 'Use another address for my account' },
  { value: 'LEAVE', label: 'Only take the address off my account' },
  { value: 'KEEP', label: 'Keep the address until the time is over' },
]

function Answer({ question, onClose, onDone }: { question: Question; onClose: () => void; onDone: () => void }) {
  const [choice, setChoice] = useState<AddressChoice>(question.asked)
  const [address, setAddress] = useState('')
  const answer = useAction(AnswerAddressQuestionDocument, 'Answered.')

  async function submit() {
    const { data, problems } = await answer({ questionId: question.id, answer: choice, address: choice === 'RENAME' ? address.trim() : null })
    if (data !== null) {
      onDone()
      onClose()
    }
    return problems
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Your address on ${question.domain}`}
      submit="Answer"
      disabled={choice === 'RENAME' && address.trim() === ''}
      onSubmit={submit}
    >
      <Select
        label="Your answer"
        allowDeselect={false}
        data={choices}
        value={choice}
        onChange={(next) => setChoice(choices.find(({ value }) => value === next)?.value ?? choice)}
      />
      {choice === 'RENAME' ? (
        <TextInput
          label="New address"
          type="email"
          description="It is used once you have followed the link that is mailed to it."
          required
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      ) : null}
    </FormDialog>
  )
}
