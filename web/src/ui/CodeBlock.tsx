import classes from './CodeBlock.module.css'

/** A text as it went over the wire; long ones scroll by themselves. */
export function CodeBlock({ label, children }: { label?: string; children: string }) {
  return (
    <pre className={classes.body} tabIndex={0} aria-label={label}>
      {children}
    </pre>
  )
}
