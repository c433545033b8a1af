import { IconArrowUp } from '@tabler/icons-react'
import classes from './Where.module.css'
import { Button, formatCount, formatTotal, Text } from '@/ui'

interface WhereProps {
  /** The place of the first row in the window, from 0. */
  row: number
  total: number | undefined
  noun: string
}

/** Says how far one is in a long list, and leads back to its beginning. */
export function Where({ row, total, noun }: WhereProps) {
  const all = total === undefined ? noun : formatTotal(total, noun, noun)
  return (
    <div className={classes.where}>
      <Text size="sm" c="dimmed" className="st-figures">
        {row === 0 ? `${all}, more as you scroll` : `From ${formatCount(row + 1)} of ${all}`}
      </Text>
      {row === 0 ? null : (
        <Button size="xs" variant="default" leftSection={<IconArrowUp size={14} aria-hidden />} onClick={toTop}>
          Back to the top
        </Button>
      )}
    </div>
  )
}

function toTop() {
  window.scrollTo({ top: 0 })
  document.getElementById('main')?.focus({ preventScroll: true })
}
