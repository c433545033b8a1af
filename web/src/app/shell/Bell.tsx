import { IconBell } from '@tabler/icons-react'
import { useCallback } from 'react'
import classes from './Bell.module.css'
import { useQuery } from '@/app/useQuery'
import { usePolling } from '@/app/usePolling'
import { UnreadDocument } from '@/gen/graphql'
import { Link } from '@/ui'

const everyMinute = 60_000

/** The way to one's notices, with how many are unread. */
export function Bell() {
  const [{ data }, refetch] = useQuery({ query: UnreadDocument })
  const refresh = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch])
  usePolling(true, refresh, everyMinute)
  const unread = data?.inbox.unread ?? 0
  return (
    <Link to="/notices" className={classes.bell} aria-label={unread === 0 ? 'Notices' : `Notices, ${unread} unread`}>
      <IconBell size={18} stroke={1.7} aria-hidden />
      {unread === 0 ? null : <span className={classes.count}>{unread > 99 ? '99+' : unread}</span>}
    </Link>
  )
}
