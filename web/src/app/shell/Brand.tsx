import { Text } from '@mantine/core'
import { useViewer } from '../viewer'
import classes from './Brand.module.css'

/** The mark of Steward and the organization in which one works. */
export function Brand({ compact }: { compact?: boolean }) {
  const { organization } = useViewer()
  return (
    <div className={compact === true ? classes.compact : classes.brand}>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden className={classes.mark}>
        <rect width="32" height="32" rx="8" fill="#0f766e" />
        <path
          d="M16 6.5 24 9.6v6.1c0 4.8-3.200 8.200-8 9.800-4.800-1.600-8-5-8-9.800V9.600Z"
          fill="none"
          stroke="#fff"
          strokeWidth="2.2"
          strokeLinejoin="round"
        />
        <path
          d="m12.400 15.900 2.600 2.600 4.800-5"
          fill="none"
          stroke="#fff"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <div className={classes.text}>
        <Text size="sm" fw={650} lh={1.25} truncate>
          {organization.name}
        </Text>
        <Text size="xs" c="dimmed" lh={1.25}>
          {organization.vendor ? 'Steward · Vendor' : 'Steward'}
        </Text>
      </div>
    </div>
  )
}
