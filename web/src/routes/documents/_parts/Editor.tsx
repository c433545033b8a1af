import { useRef } from 'react'
import classes from './Editor.module.css'
import { offsetOf, toneOfLine, type TextProblem } from './text'
import { Notice, UnstyledButton, VisuallyHidden } from '@/ui'

interface EditorProps {
  value: string
  onChange: (text: string) => void
  problems: readonly TextProblem[]
  /** Whether the problems are those of an older text. */
  checking: boolean
  /** What the text is, for those who can't see it. */
  label?: string
}

/** A text with numbered lines, and what is the matter with it beside. */
export function Editor({ value, onChange, problems, checking, label = 'The agreement as YAML' }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const lines = useRef<HTMLOListElement>(null)

  function show({ line, column }: TextProblem) {
    const at = offsetOf(value, line, column)
    field.current?.focus()
    field.current?.setSelectionRange(at, at)
    if (field.current !== null) field.current.scrollTop = Math.max(0, line - 6) * 20.8
  }

  return (
    <>
      <div className={classes.editor}>
        <ol className={classes.lines} aria-hidden ref={lines}>
          {value.split('\n').map((_, i) => (
            <li key={i} data-tone={toneOfLine(problems, i + 1)}>
              {i + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={field}
          className={classes.text}
          aria-label={label}
          aria-invalid={problems.some(({ fatal }) => fatal)}
          spellCheck={false}
          autoCapitalize="off"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={(event) => {
            if (lines.current !== null) lines.current.scrollTop = event.currentTarget.scrollTop
          }}
        />
      </div>
      <Found problems={problems} checking={checking} onShow={show} />
    </>
  )
}

interface FoundProps {
  problems: readonly TextProblem[]
  checking: boolean
  onShow: (problem: TextProblem) => void
}

function Found({ problems, checking, onShow }: FoundProps) {
  const fatal = problems.filter((problem) => problem.fatal).length
  return (
    <div aria-live="polite">
      <VisuallyHidden>{checking ? 'Checking' : `${problems.length} found`}</VisuallyHidden>
      {problems.length === 0 ? (
        <Notice tone={checking ? 'neutral' : 'success'} title={checking ? 'Checking the text' : 'The text can be taken as it is'} />
      ) : (
        <ul className={classes.problems} aria-label={fatal > 0 ? 'What must be mended' : 'What will not count'}>
          {problems.map((problem, i) => (
            <li key={i}>
              <UnstyledButton className={classes.problem} data-fatal={problem.fatal} onClick={() => onShow(problem)}>
                <span className={classes.where}>
                  {problem.line > 0 ? `Line ${problem.line}` : 'The whole text'}
                  {problem.field === '' ? '' : ` · ${problem.field}`}
                  {problem.fatal ? '' : ' · will not count'}
                </span>
                {problem.message}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
