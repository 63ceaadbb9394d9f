/** Where a row of the review stands in the page, and going from item to item by key. */

export function rowElementId(eventId: string): string {
  return `review-${eventId}`;
}

/** Focuses the next (or previous) finding, row or proposal after the one that has the focus; the first where none has. */
export function focusItem(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-review-item]')];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = at === -1 ? items[0] : items[Math.max(0, Math.min(items.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The row that has the focus, or holds what has; null where none does. */
export function focusedRow(): string | null {
  const item = document.activeElement?.closest<HTMLElement>('[data-event-id]');
  return item?.dataset.eventId ?? null;
}
