import classes from './ProgressList.module.css'

interface ProgressBarProps {
  /** What is under way, for screen readers. */
  label: string
  done: number
  /** 0 where it isn't known yet. */
  total: number
}

/** How far a work is that is counted rather than cut into parts. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const share = total === 0 ? 0 : Math.min(100, (100 * done) / total)
  return (
    <div
      className={classes.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(total, 1)}
      aria-valuenow={Math.min(done, Math.max(total, 1))}
      aria-valuetext={`${done} of ${total}`}
    >
      <div className={classes.bar} style={{ width: `${share}%` }} />
    </div>
  )
}
