import { useAction } from '@/app/useAction'
import { ChooseNoticesDocument, type InboxQuery } from '@/gen/graphql'
import { Panel, Stack, Switch } from '@/ui'

type Choice = InboxQuery['inbox']['choices'][number]

/** What is mailed; the console shows everything all the same. */
export function Choices({ choices, onChange }: { choices: readonly Choice[]; onChange: () => void }) {
  const choose = useAction(ChooseNoticesDocument, 'Saved.')
  return (
    <Panel title="What is mailed to you" description="Notices that the law or your security demands are mailed all the same.">
      <Stack gap="sm">
        {choices.map(({ area, title, mail }) => (
          <Switch
            key={area}
            label={title}
            checked={mail}
            onChange={(event) => void choose({ area, mail: event.currentTarget.checked }).then(onChange)}
          />
        ))}
      </Stack>
    </Panel>
  )
}
