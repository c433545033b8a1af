import { Notifications, notifications } from '@mantine/notifications'
import '@mantine/core/styles/Notification.css'
import '@mantine/notifications/styles.css'

/** Where messages appear. */
export default function Toasts() {
  return <Notifications position="bottom-right" limit={3} />
}

/** Shows a message; one that comes before the place for it is drawn waits there. */
export function showToast(message: string): void {
  const closeButtonProps = { 'aria-label': 'Dismiss' }
  notifications.show({ message, color: 'teal', autoClose: 5000, withBorder: true, closeButtonProps })
}
