/** Notifications of the desktop. */
import { Notification } from 'electron';

/** Those on screen: one that nobody holds is collected as garbage, and clicking it then does nothing. */
const shown = new Set<Notification>();

export function showNotification(words: { title: string; body: string }, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification(words);
  const forget = () => shown.delete(notification);
  notification.once('click', () => {
    forget();
    onClick();
  });
  notification.once('close', forget);
  notification.once('failed', (_event, error) => {
    forget();
    console.error(`the desktop refused a notification: ${error}`);
  });
  shown.add(notification);
  notification.show();
}
