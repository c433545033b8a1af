import { useEffect, useRef, type ComponentType } from 'react'
import classes from './Palette.module.css'

/** Something to choose. */
export interface Choice {
  key: string
  label: string
  hint: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  keys?: readonly string[] | undefined
  run: () => void
}

/** Choices of one kind. */
export interface Chapter {
  label: string
  choices: readonly Choice[]
}

interface OptionsProps {
  id: string
  chapters: readonly Chapter[]
  /** Which choice the keyboard is on, counted through all chapters. */
  active: number
  onPoint: (at: number) => void
  onChoose: (choice: Choice) => void
}

/** The list under the palette's field. The focus stays in the field; the list says which choice is meant. */
export function Options({ id, chapters, active, onPoint, onChoose }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active, chapters])
  let at = 0
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label="Results" className={classes.list} tabIndex={-1}>
      {chapters.map((chapter) => (
        <div key={chapter.label} role="group" aria-label={chapter.label} className={classes.chapter}>
          <div className={classes.label} aria-hidden>
            {chapter.label}
          </div>
          {chapter.choices.map((choice) => {
            const mine = at++
            return (
              <div
                key={choice.key}
                id={`${id}-${mine}`}
                role="option"
                aria-selected={mine === active}
                className={classes.option}
                onMouseMove={() => onPoint(mine)}
                onClick={() => onChoose(choice)}
              >
                <choice.icon size={17} stroke={1.7} />
                <span className={classes.name}>{choice.label}</span>
                <span className={classes.hint}>{choice.hint}</span>
                {choice.keys === undefined ? null : <Keys keys={choice.keys} />}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** Keys to press one after the other. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className={classes.keys}>
      {keys.map((key, at) => (
        <kbd key={at} className={classes.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
