import { useState } from 'react'
import classes from './mail.module.css'
import { mailServers, trial } from './mailServers'
import { CodeBlock, Select, Stack, Text } from '@/ui'

/** How mail gets from the address into Steward, by what receives it. */
export function MailSetUp({ address, hook }: { address: string; hook: string }) {
  const [chosen, setChosen] = useState('postfix')
  const ways = mailServers(address, hook)
  const way = ways.find(({ value }) => value === chosen) ?? ways[0]
  if (way === undefined) return null
  return (
    <Stack gap="sm">
      <Select
        label="Your mail is received by"
        maw={360}
        allowDeselect={false}
        data={ways.map(({ value, label }) => ({ value, label }))}
        value={chosen}
        onChange={(next) => setChosen(next ?? chosen)}
      />
      <ol className={classes.steps}>
        {way.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {way.text === '' ? null : <CodeBlock label={`What to write for ${way.label}`}>{way.text}</CodeBlock>}
      <Text size="sm" c="dimmed">
        Try it by hand: the mail shows below within a second. What can be mended, such as a wrong secret, lets the mail
        server keep the mail and try again.
      </Text>
      <CodeBlock label="A trial">{trial(hook)}</CodeBlock>
    </Stack>
  )
}
