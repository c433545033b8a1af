import { Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import classes from './Pager.module.css'
import { countCap, formatCount } from './format'

interface PagerProps {
  /** What the rows are, such as members. */
  noun: string
  /** How many rows come before this page. */
  offset: number
  shown: number
  total?: number
  hasNext: boolean
  onFirst?: () => void
  onPrevious?: () => void
  onNext: () => void
}

/** The way through a list that the server cuts by keys: on, back, and to the start. */
export function Pager(props: PagerProps) {
  const { offset, shown, hasNext, onFirst, onPrevious, onNext } = props
  if (offset === 0 && !hasNext) return null
  return (
    <nav className={classes.pager} aria-label={`Pages of ${props.noun}`}>
      <Text size="sm" c="dimmed" className="st-figures" aria-live="polite">
        {range(props, offset, shown)}
      </Text>
      <Group gap={8}>
        {offset > 0 && onFirst !== undefined ? (
          <Button variant="subtle" color="gray" size="xs" onClick={onFirst} className={classes.quiet}>
            First page
          </Button>
        ) : null}
        <Button
          variant="default"
          size="xs"
          disabled={offset === 0 || onPrevious === undefined}
          onClick={onPrevious}
          leftSection={<IconChevronLeft size={14} aria-hidden />}
        >
          Previous
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={!hasNext}
          onClick={onNext}
          rightSection={<IconChevronRight size={14} aria-hidden />}
        >
          Next
        </Button>
      </Group>
    </nav>
  )
}

function range({ total, noun }: PagerProps, offset: number, shown: number): string {
  const span = `${formatCount(offset + 1)}–${formatCount(offset + shown)}`
  if (total === undefined) return `${span} ${noun}`
  return `${span} of ${formatCount(total)}${total >= countCap ? '+' : ''} ${noun}`
}
