/** J and K move the keyboard from row to row of the table of causes; Tab leads on to what can be said of one. */
import type { Cause } from '../../../../shared/runbook/model.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { useText } from '../../../text/useText.ts';

/** `rows`: in the order in which they stand. */
export function useCauseKeys(rows: readonly Cause[]): void {
  const text = useText().incident.causes;
  const move = (by: 1 | -1): void => {
    const ids = rows.map(({ id }) => causeElementId(id));
    const at = ids.findIndex((id) => document.getElementById(id)?.contains(document.activeElement));
    const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
    document.getElementById(ids[to] ?? '')?.focus();
  };
  useKeys(
    rows.length === 0
      ? []
      : [
          { key: 'j', label: text.nextRow, run: () => move(1) },
          { key: 'k', label: text.previousRow, run: () => move(-1) },
        ],
  );
}

export function causeElementId(causeId: string): string {
  return `cause-${causeId}`;
}
