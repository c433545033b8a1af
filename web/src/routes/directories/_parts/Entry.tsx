import { useState } from 'react'
import { useQuery } from '@/app/useQuery'
import { Body, Outcome } from './Outcome'
import { toneOfStatus } from './tone'
import { Loaded } from '@/app/Loaded'
import { useAction } from '@/app/useAction'
import { useMay } from '@/app/viewer'
import { ExchangeDetailDocument, ReplayExchangeDocument, type ExchangeDetailQuery, type TrialPartsFragment } from '@/gen/graphql'
import { Button, ErrorState, Facts, formatCount, Moment, Notice, Pill, Problems, Sections, SidePanel, TextLink, type Problem } from '@/ui'

type Detail = NonNullable<ExchangeDetailQuery['exchange']>

interface EntryProps {
  id: string
  onClose: () => void
  /** Opens the dry-run page with this request, for its values to be filled in. */
  onDraft: (draft: { method: string; path: string; body: string }) => void
}

/** One entry of the provisioning log: request, answer, and trying it again. */
export function Entry({ id, onClose, onDraft }: EntryProps) {
  const may = useMay()
  const [result] = useQuery({ query: ExchangeDetailDocument, variables: { id, full: may('MANAGE_DIRECTORIES') } })
  return (
    <SidePanel opened onClose={onClose} title="Request and answer">
      <Loaded result={result}>
        {({ exchange }) => (exchange == null ? <ErrorState kind="missing" /> : <Parts detail={exchange} onDraft={onDraft} />)}
      </Loaded>
    </SidePanel>
  )
}

function Parts({ detail, onDraft }: { detail: Detail; onDraft: EntryProps['onDraft'] }) {
  const { exchange } = detail
  const request = detail.fullRequest ?? detail.request
  const answer = detail.fullAnswer ?? detail.answer
  return (
    <Sections gap={16}>
      <Facts
        items={[
          ['Request', `${exchange.method} ${exchange.path}`],
          ['Query', exchange.query],
          ['Answer', <Pill key="status" tone={toneOfStatus(exchange.status)}>{exchange.status}</Pill>],
          ['Kind', exchange.scimType],
          ['Why', exchange.problem],
          ['Ignored', exchange.warnings.join('; ')],
          ['About', <About key="about" exchange={exchange} />],
          ['When', <Moment key="at" at={exchange.at} show="time" />],
          ['Took', `${exchange.milliseconds} ms`],
          ['Size', `${formatCount(detail.requestBytes)} bytes in, ${formatCount(detail.answerBytes)} out`],
        ]}
      />
      {detail.valuesUntil == null ? (
        <Notice>Personal values were left out: “…” stands where they were. The directory’s settings decide that.</Notice>
      ) : (
        <Notice>With personal values, which are kept sealed and end <Moment at={detail.valuesUntil} />.</Notice>
      )}
      {request == null ? null : <Body title="Sent" text={request} cut={!detail.complete} />}
      {answer == null ? null : <Body title="Answered" text={answer} />}
      <Again detail={detail} onDraft={onDraft} />
    </Sections>
  )
}

function About({ exchange }: { exchange: Detail['exchange'] }) {
  if (exchange.member != null) {
    return <TextLink to="/members/$id" params={{ id: exchange.member.id }}>{exchange.member.displayName}</TextLink>
  }
  if (exchange.group != null) {
    return <TextLink to="/groups/$id" params={{ id: exchange.group.id }}>{exchange.group.displayName}</TextLink>
  }
  return <>Nobody in particular</>
}

function Again({ detail, onDraft }: { detail: Detail; onDraft: EntryProps['onDraft'] }) {
  const may = useMay()
  const [outcome, setOutcome] = useState<TrialPartsFragment | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const replay = useAction(ReplayExchangeDocument)
  if (!may('MANAGE_DIRECTORIES')) return null
  const { id, method, path } = detail.exchange
  if (!detail.replayable) {
    return (
      <Button variant="default" onClick={() => onDraft({ method, path: path.replace(/\?filter=.*$/, ''), body: detail.request ?? '' })}>
        Fill in the values and try it
      </Button>
    )
  }
  return (
    <>
      <Button
        onClick={() =>
          void replay({ exchangeId: id }).then((done) => {
            setProblems(done.problems)
            setOutcome(done.data?.replayExchange.outcome ?? null)
          })
        }
      >
        Replay as a dry run
      </Button>
      <Problems problems={problems} />
      {outcome === null ? null : <Outcome outcome={outcome} />}
    </>
  )
}
