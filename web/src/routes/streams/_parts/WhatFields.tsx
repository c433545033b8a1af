import type { FieldsProps } from './TargetFields'
import { picksOf } from '../../webhooks/_parts/actions'
import { useQuery } from '@/app/useQuery'
import { useMay } from '@/app/viewer'
import { WebhookActionsDocument } from '@/gen/graphql'
import { Checkbox, Panel, Sections, SegmentedControl, TagsInput, Text } from '@/ui'

/** What of the log a stream sends. */
export function WhatFields({ entered, set, saved }: FieldsProps) {
  const mayPersonal = useMay()('READ_MEMBERS')
  const [{ data }] = useQuery({ query: WebhookActionsDocument })
  return (
    <Panel title="What is sent">
      <Sections gap={14}>
        <SegmentedControl
          aria-label="What is sent"
          value={entered.all ? 'all' : 'some'}
          onChange={(next) => set({ all: next === 'all' })}
          data={[
            { value: 'all', label: 'Everything in the log' },
            { value: 'some', label: 'What I choose' },
          ]}
        />
        {entered.all ? null : (
          <TagsInput
            label="Actions"
            description="As the log names them; member.* is everything about members."
            placeholder={entered.actions.length === 0 ? 'Pick or type' : undefined}
            data={picksOf(data?.webhookActions ?? [])}
            maxTags={50}
            acceptValueOnBlur
            maxDropdownHeight={260}
            comboboxProps={{ shadow: 'md' }}
            value={entered.actions}
            onChange={(actions) => set({ actions })}
          />
        )}
        {mayPersonal || entered.personal ? (
          <Checkbox
            label="With personal values"
            description="Names and reasons that events keep sealed; as long as you may see members, and never of erased ones. What was sent before somebody is erased stays at the receiver: act there on member.erased."
            checked={entered.personal}
            onChange={(event) => set({ personal: event.currentTarget.checked })}
          />
        ) : null}
        {saved ? null : (
          <Checkbox
            label="Begin with the first event of the log"
            description="Otherwise with what happens from now on."
            checked={entered.fromStart}
            onChange={(event) => set({ fromStart: event.currentTarget.checked })}
          />
        )}
        <Text size="sm" c="dimmed">
          Each piece carries a signed proof. steward verify stream finds whatever was changed, removed or moved.
        </Text>
      </Sections>
    </Panel>
  )
}
