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

function Back({ children, ...props }: Native & { children?: ReactNode }) {
  return (
    <a className={classes.back} {...props}>
      <IconChevronLeft size={15} stroke={2} aria-hidden />
      {children}
    </a>
  )
}

function Card(props: Native) {
  return <a className={classes.card} {...props} />
}

function Row(props: Native) {
  return <a className={classes.row} {...props} />
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
