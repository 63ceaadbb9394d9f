import { setImmediate } from 'node:timers/promises';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';
import { findPassages } from './find-passages.ts';

export function searchProcedures(services: Services) {
  const on = procedures.search;
  return {
    find: on.find.handler(async ({ input, signal }) => {
      // While others wait their turn, a search that was superseded meanwhile is given up before it begins.
      await setImmediate();
      signal?.throwIfAborted();
      return findPassages(services.store, input);
    }),
  };
}
