/** Keeps what stands outside the page in the language that the person set. */
import { createRouterClient } from '@orpc/server';
import type { Core } from '../core/core.ts';

export type Language = 'ja' | 'en';

/** Calls `use` now, and again whenever the settings change, until aborted. Resolves after the first call. */
export async function followLanguage(
  router: Core['router'],
  signal: AbortSignal,
  use: (language: Language) => void,
): Promise<void> {
  const client = createRouterClient(router, { context: { window: 'electron', actor: null } });
  const changes = await client.app.changes(undefined, { signal });
  use((await client.settings.get()).language);

  async function listen(): Promise<void> {
    for await (const change of changes) {
      if (change.topic === 'settings') use((await client.settings.get()).language);
    }
  }
  listen().catch((error: unknown) => {
    // The stream of an app that closes ends by being aborted.
    if (!signal.aborted) console.error(error);
  });
}
