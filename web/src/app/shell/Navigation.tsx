import { CloseButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { Brand } from './Brand'
import { placesFor, type Section } from './navigation'
import classes from './Navigation.module.css'
import { useViewer } from '../viewer'

/** The ways through the console that this viewer may go. */
export function Navigation({ onClose }: { onClose?: (() => void) | undefined }) {
  const { permissions } = useViewer()
  return (
    <div className={classes.frame}>
      <div className={classes.head}>
        <Brand />
        {onClose === undefined ? null : (
          <CloseButton aria-label="Close navigation" onClick={onClose} className={classes.close} />
        )}
      </div>
      <div className={classes.scroll}>
        {placesFor(permissions).map((section) => (
          <SectionLinks key={section.label} section={section} />
        ))}
      </div>
    </div>
  )
}

function SectionLinks({ section }: { section: Section }) {
  const id = useId()
  return (
    <div className={classes.section}>
      <div id={id} className={classes.label}>
        {section.label}
      </div>
      <ul className={classes.list} aria-labelledby={id}>
        {section.places.map((place) => (
          <li key={place.to}>
            <Link to={place.to} className={classes.link} activeProps={{ 'data-active': true, 'aria-current': 'page' }}>
              <place.icon size={18} stroke={1.7} />
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
