/** What is being typed and not yet said: kept on disk within a second, redacted like everything else. */
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';

export function draftProcedures(services: Services) {
  const { drafts } = services.store;
  return {
    list: procedures.drafts.list.handler(() => drafts.list()),
    set: procedures.drafts.set.handler(({ input }) => {
      if (input.text === '') drafts.remove(input.key);
      else drafts.set(input.key, services.redact(input.text));
    }),
  };
}
