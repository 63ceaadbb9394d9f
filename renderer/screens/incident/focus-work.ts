/** The pane of the stage's work, so that a key can lead the keyboard there: Tab goes on with what is in it. */
export const workPaneId = 'incident-work';

/** Once the stage that was gone to is there. */
export function focusWork(): void {
  requestAnimationFrame(() => document.getElementById(workPaneId)?.focus({ preventScroll: true }));
}
