import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import classes from './Notice.module.css'

/** Something about an input that its sender can mend. */
export interface Problem {
  message: string
  path: readonly string[]
}

/** What was wrong with what was sent; takes the focus, so that nobody misses it. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div ref={box} className={classes.notice} data-tone="danger" role="alert" tabIndex={-1}>
      <IconAlertCircle size={18} stroke={1.8} aria-hidden />
      <div>
        {problems.map((problem) => (
          <p key={problem.message}>{problem.message}</p>
        ))}
      </div>
    </div>
  )
}
