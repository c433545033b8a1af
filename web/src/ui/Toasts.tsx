import { Notifications, notifications } from '@mantine/notifications'
import '@mantine/core/styles/Notification.css'
import '@mantine/notifications/styles.css'

/** Where messages appear. */
export default function Toasts() {
  return <Notifications position="bottom-right" limit={3} />
}

const closeButtonProps = { 'aria-label': 'Dismiss' }

/** Shows a message; one that comes before the place for it is drawn waits there. */
export function showToast(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 5000, withBorder: true, closeButtonProps })
}

/** Shows what went wrong. */
export function showProblem(message: string): void {
  notifications.show({ message, color: 'red', autoClose: 20_000, withBorder: true, closeButtonProps })
}
