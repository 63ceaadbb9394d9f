/** What the core's own answers named, by field, so that a later call can mean something that is there. */
import type { Random } from '../random.ts';

const mostOfOneName = 60;
const longestKept = 200;

export type KnownValues = {
  /** Keeps the strings and numbers of an answer under the names of their fields. */
  learn(answer: unknown): void;
  /** One of a field of this name; undefined where none was seen. */
  recall(name: string, random: Random): string | number | undefined;
};

/** Fields of calls whose values answers give under another name. */
const sameAs: Readonly<Record<string, readonly string[]>> = {
  target: ['eventIds', 'id'],
  basedOn: ['eventIds', 'basedOn'],
  runbookHash: ['hash', 'runbookHash'],
  hash: ['hash', 'runbookHash'],
  runbookCommandId: ['id'],
  patternId: ['patternId', 'id'],
  itemId: ['id'],
  causeId: ['id'],
  deadlineId: ['deadlineId', 'id'],
  evidenceId: ['evidenceId', 'id'],
  key: ['key', 'incidentId'],
};

export function createKnownValues(): KnownValues {
  const byName = new Map<string, (string | number)[]>();

  function keep(name: string, value: string | number): void {
    const values = byName.get(name) ?? [];
    byName.set(name, values);
    if (values.includes(value)) return;
    // The newest are the likeliest to still stand.
    values.push(value);
    if (values.length > mostOfOneName) values.shift();
  }

  function learn(value: unknown, name: string, depth: number): void {
    if (depth > 12) return;
    if (typeof value === 'number' || (typeof value === 'string' && value.length <= longestKept)) keep(name, value);
    else if (Array.isArray(value)) for (const each of value.slice(0, 40)) learn(each, name, depth + 1);
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) learn(each, key, depth + 1);
  }

  return {
    learn: (answer) => learn(answer, '', 0),
    recall(name, random) {
      const names = sameAs[name] ?? [name];
      const values = byName.get(random.pick(names)) ?? [];
      return values.length === 0 ? undefined : random.pick(values);
    },
  };
}
