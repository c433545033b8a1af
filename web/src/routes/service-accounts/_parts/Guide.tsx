import { CopyText, Panel, Steps, Text } from '@/ui'

/** How a program comes in, beside the accounts. */
export function Guide() {
  const address = `${window.location.origin}/graphql`
  const request = `curl ${address} -H "Authorization: Bearer $STEWARD_TOKEN" -H "Content-Type: application/json" -d '{"query":"{ viewer { name } }"}'`
  return (
    <Panel title="How a program comes in">
      <Steps
        items={[
          'Make an account for the program. It belongs to nobody, so it goes on when people leave.',
          'Issue a token and put it into the program’s secret store. It is shown once.',
          <>
            The program sends it with every request to <CopyText value={address} label="address" />
          </>,
          <>
            Try it: <CopyText value={request} label="request" />
          </>,
        ]}
      />
      <Text size="sm" c="dimmed" mt="md">
        Administrators are told two weeks before a token ends. What programs do stands in the log under the account’s name.
      </Text>
    </Panel>
  )
}
