import { IconAlertCircle, IconUserCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { TextLink } from './links'
import classes from './Notice.module.css'

/** Something about an input that its sender can mend. */
export interface Problem {
  message: string
  path: readonly string[]
  /** Nothing is wrong: the change waits until a second person has approved it. */
  waits?: true
}

/** Whether nothing is wrong but that the change waits for a second person. */
export function waiting(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.waits === true)
}

/** What was wrong with what was sent; takes the focus, so that nobody misses it. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  if (waiting(problems)) {
    return (
      <div ref={box} className={classes.notice} data-tone="info" role="status" tabIndex={-1}>
        <IconUserCheck size={18} stroke={1.8} aria-hidden />
        <div>
          <strong>Asked for, not done yet</strong>
          <p>{problems[0]?.message}</p>
          <TextLink to="/approvals">See what waits</TextLink>
        </div>
      </div>
    )
  }
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
