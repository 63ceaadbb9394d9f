/** The element of a timeline row, and bringing it under the keyboard: a row far away is fetched into the list first. */
import { useDesk } from '../../../state/desk.ts';

export function rowElementId(eventId: string): string {
  return `row-${eventId}`;
}

/** Takes the row in hand and focuses it as soon as the list has it. */
export function focusRow(eventId: string): void {
  useDesk.setState({ rowId: eventId });
  let frames = 5;
  const attempt = (): void => {
    const element = document.getElementById(rowElementId(eventId));
    if (element !== null) element.focus();
    else if (frames > 0) requestAnimationFrame(attempt);
    frames -= 1;
  };
  requestAnimationFrame(attempt);
}
