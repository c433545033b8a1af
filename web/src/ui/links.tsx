import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { createLink, Link } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import classes from './links.module.css'

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & { ref?: Ref<HTMLAnchorElement> }

function MantineAnchor(props: AnchorProps & Native) {
  return <Anchor {...props} />
}

function MantineButton(props: ButtonProps & Native) {
  return <Button component="a" {...props} />
}

/** The router adds a class of its own to a link that leads to where one is. */
function also(own: string | undefined, given: string | undefined): string {
  return [own, given].filter(Boolean).join(' ')
}

function Back({ children, className, ...props }: Native & { children?: ReactNode }) {
  return (
    <a className={also(classes.back, className)} {...props}>
      <IconChevronLeft size={15} stroke={2} aria-hidden />
      {children}
    </a>
  )
}

function Card({ className, ...props }: Native) {
  return <a className={also(classes.card, className)} {...props} />
}

function Row({ className, ...props }: Native) {
  return <a className={also(classes.row, className)} {...props} />
}

/** A link in text. */
export const TextLink = createLink(MantineAnchor)
/** A link that looks like a button. */
export const LinkButton = createLink(MantineButton)
/** The way back to the list above a page's title. */
export const BackLink = createLink(Back)
/** A link around a whole card. */
export const CardLink = createLink(Card)
/** A link that covers its table row: the row opens wherever it is clicked. */
export const RowLink = createLink(Row)

export { Link }
