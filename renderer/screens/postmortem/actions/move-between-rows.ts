import type { KeyboardEvent } from 'react';

/** The arrows up and down go to the same field of the next action; lists and dates have their own use for them. */
export function moveBetweenRows(event: KeyboardEvent<HTMLInputElement>): void {
  const { currentTarget, key } = event;
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return;
  const field = currentTarget.dataset.field ?? '';
  const same = [
    ...(currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>(`input[data-field="${field}"]`) ?? []),
  ];
  const next = same[same.indexOf(currentTarget) + (key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
