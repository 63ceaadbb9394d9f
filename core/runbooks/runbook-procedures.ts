/** Runbooks by content: the bytes as they were given, what the app understood of them, and what it found wrong. */

import { problem } from '../../shared/contract/problem.ts';
import type { RunbookView } from '../../shared/contract/view.ts';
import { expectFound, toContractError } from '../expected.ts';
import { procedures } from '../procedures.ts';
import { entryOf } from '../runbook-library.ts';
import type { Services } from '../services.ts';

export function runbookProcedures(services: Services) {
  const { store } = services;

  function view(hash: string): RunbookView {
    const row = expectFound(store.runbooks.get(hash), 'noSuchRunbook', { id: hash });
    const runbook = expectFound(services.runbooks.of(hash), 'noSuchRunbook', { id: hash });
    return { entry: entryOf(row, runbook), runbook, source: new TextDecoder().decode(row.bytes) };
  }

  return {
    list: procedures.runbooks.list.handler(() => store.runbooks.list().map(({ hash }) => view(hash).entry)),
    get: procedures.runbooks.get.handler(({ input }) => view(input.hash)),
    import: procedures.runbooks.import.handler(({ input }) => {
      const bytes = Buffer.from(input.base64, 'base64');
      const kept = services.runbooks.keep({ name: input.name, bytes });
      if (!kept.ok)
        throw toContractError(
          problem('INVALID', 'runbookUnreadable', { name: services.redact(input.name), ...kept.message }),
        );
      services.changes.publish('change', { topic: 'runbooks' });
      return view(kept.hash);
    }),
  };
}
