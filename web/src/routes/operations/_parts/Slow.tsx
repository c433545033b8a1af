import { IconGauge } from '@tabler/icons-react'
import { formatMilliseconds, type Operations } from './points'
import { CodeBlock, EmptyState, Moment, Panel, plural, Sections, Text } from '@/ui'

interface SlowProps {
  statements: Operations['slowStatements']
}

/** Statements that took long: their text, without a value. */
export function Slow({ statements }: SlowProps) {
  return (
    <Panel title="Slow statements" description="Of the last day, the slowest first. Values and texts are left out.">
      {statements.length === 0 ? (
        <EmptyState icon={IconGauge} title="None was slow" compact>
          Statements that take longer than --slow-statement, half a second unless it is set, show here and in the program’s log.
        </EmptyState>
      ) : (
        <Sections>
          {statements.map((one, i) => (
            <div key={one.text}>
              <Text size="sm" mb={6}>
                <strong>{formatMilliseconds(one.milliseconds)}</strong>, {plural(one.times, 'time', 'times')}, last <Moment at={one.lastAt} />
              </Text>
              <CodeBlock label={`Slow statement ${i + 1}`}>{one.text}</CodeBlock>
            </div>
          ))}
        </Sections>
      )}
    </Panel>
  )
}
