/** Secrets that were typed into a form and not saved yet, for one test of it: they go nowhere else and are kept by nobody. */
import type { EnvironmentEntry } from '../../shared/contract/view.ts';
import type { SecretRef } from '../../shared/environment/environment.ts';
import { secretSlot } from '../check-context.ts';
import type { SecretKeeper } from '../secret-keeper.ts';

export type TypedSecrets = Partial<Record<keyof EnvironmentEntry['hasSecret'], string | undefined>>;

/** The keeper as it would answer if what was typed had been saved. Typed values are taken out of every text from now on. */
export function withTypedSecrets(keeper: SecretKeeper, environmentId: string, typed: TypedSecrets): SecretKeeper {
  const bySlot = new Map<string, string>();
  for (const field of ['apiToken', 'databasePassword', 'operatorPassword'] as const) {
    const value = typed[field];
    if (value === undefined || value === '') continue;
    keeper.remember(value);
    bySlot.set(secretSlot(environmentId, field), value);
  }
  const typedFor = (ref: SecretRef | null, slot: string): string | null =>
    ref?.kind === 'ask' || ref?.kind === 'stored' ? (bySlot.get(slot) ?? null) : null;
  return {
    ...keeper,
    resolve: async (ref, slot, wanted) => typedFor(ref, slot) ?? keeper.resolve(ref, slot, wanted),
    has: async (ref, slot, running) => typedFor(ref, slot) !== null || keeper.has(ref, slot, running),
  };
}
