/** A comparison with long unchanged stretches folded away, so that the changes stand together. */
import type { LineChange } from '../../../../shared/postmortem/import/compared.ts';

export type Folded = LineChange | { kind: 'folded'; lines: number };

/** Lines of context kept on either side of a change. */
const context = 2;

export function foldUnchanged(changes: readonly LineChange[]): Folded[] {
  const near = changes.map((_, index) =>
    changes.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  return changes.flatMap((change, index): Folded[] => {
    if (near[index] === true) return [change];
    if (index > 0 && near[index - 1] !== true) return [];
    const end = near.indexOf(true, index);
    return [{ kind: 'folded', lines: (end === -1 ? changes.length : end) - index }];
  });
}
