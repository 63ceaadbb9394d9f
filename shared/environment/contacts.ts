/** Whom to call: the runbook's people, with the environment's in the place of those that it leaves open. */
import type { Runbook } from '../runbook/model.ts';
import { keyOf } from '../runbook/wording.ts';
import type { Environment } from './environment.ts';

export type Contact = Environment['contacts'][number] & {
  /** Whose word it is. */
  from: 'runbook' | 'environment';
};

/** What a runbook leaves to be written: "-", "（記入）電話", "(fill in) phone", "TBD". */
export function isLeftOpen(text: string | null): boolean {
  return (
    text === null ||
    /^[\s([{<【「]*(?:記入|要記入|未記入|未定|fill in|to be filled|tbd|n\/a)/iu.test(text.normalize('NFKC'))
  );
}

/**
 * A row of the runbook that tells nobody to reach gives way to those of the environment with the same role; the environment's
 * other ones come after the runbook's.
 */
export function contactsOf(
  runbook: Pick<Runbook, 'contacts'> | null,
  environment: Pick<Environment, 'contacts'> | null,
): Contact[] {
  const own = (environment?.contacts ?? []).map((contact) => ({ ...contact, from: 'environment' as const }));
  const taken = new Set<Contact>();
  const rows = (runbook?.contacts ?? []).flatMap(({ role, person, contact, hours }): Contact[] => {
    const replacing = isLeftOpen(contact) ? own.filter((each) => keyOf(each.role) === keyOf(role)) : [];
    for (const each of replacing) taken.add(each);
    return replacing.length > 0 ? replacing : [{ role, person, contact, hours, from: 'runbook' }];
  });
  return [...rows, ...own.filter((each) => !taken.has(each))];
}
