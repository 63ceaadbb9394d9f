/** A value that a schema of the contract would take, by walking through the schema itself; most of what is made is valid. */
import { z } from '../../../shared/schema.ts';
import type { Random } from '../random.ts';
import { junkNumbers, junkStrings } from './junk.ts';
import type { KnownValues } from './known-values.ts';

/** These ways would start programs of whoever runs the test. */
const kindsLeftOut = ['program', 'ssh', 'psqlOverSsh'];

/** Where the core would go by itself: to a port of this machine where nobody answers. */
const fixedValues: Readonly<Record<string, string | number>> = {
  baseUrl: 'http://127.0.0.1:9',
  host: '127.0.0.1',
  port: 9,
  localPort: 9,
  timeoutMs: 100,
  path: '/nonexistent/file',
  directory: '/nonexistent/folder',
};

/** Small enough to fold and show within a blink, large enough to be a list. */
const mostInList = 4;

/** @throws for a kind of schema that the contract did not have when this was written. */
export function schemaValue(schema: z.core.$ZodType, name: string, random: Random, known: KnownValues): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = (part: z.core.$ZodType, partName = name) => schemaValue(part, partName, random, known);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .map(([key, part]) => [key, inner(part, key)])
          .filter(([, value]) => value !== undefined),
      );
    case 'string':
      return textFor(schema, name, random, known);
    case 'number':
      return numberFor(name, random, known);
    case 'boolean':
      return random.chance(0.5);
    case 'enum':
      return random.pick(Object.values(def.entries));
    case 'literal':
      return random.pick(def.values);
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: random.below(mostInList) }, () => inner(def.element));
    case 'record':
      return Object.fromEntries(
        Array.from({ length: random.below(mostInList) }, () => [random.pick(junkStrings), inner(def.valueType)]),
      );
    case 'union':
      return inner(random.pick(def.options.filter(isHarmless)));
    case 'optional':
      return random.chance(0.4) ? undefined : inner(def.innerType);
    case 'nullable':
      return random.chance(0.3) ? null : inner(def.innerType);
    case 'custom':
      return new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, random.below(256)])], { type: 'image/png' });
    case 'pipe':
      return inner(def.out);
    default:
      throw new Error(`no value is made for a schema of type ${def.type}`);
  }
}

function textFor(schema: z.core.$ZodType, name: string, random: Random, known: KnownValues): string {
  const fixed = fixedValues[name];
  if (typeof fixed === 'string') return fixed;
  if (name === 'commandId' || name === 'transferId') return `command-${random.below(1_000_000)}`;
  const recalled = random.chance(0.85) ? known.recall(name, random) : undefined;
  if (typeof recalled === 'string' && z.safeParse(schema, recalled).success) return recalled;
  const fitting = Array.from({ length: 4 }, () => random.pick(junkStrings)).find(
    (text) => z.safeParse(schema, text).success,
  );
  return fitting ?? 'aGVsbG8=';
}

function numberFor(name: string, random: Random, known: KnownValues): number {
  const fixed = fixedValues[name];
  if (typeof fixed === 'number') return fixed;
  const recalled = random.chance(0.5) ? known.recall(name, random) : undefined;
  if (typeof recalled === 'number') return recalled;
  return random.chance(0.7) ? random.below(100) : random.pick(junkNumbers);
}

function isHarmless(option: z.core.$ZodType): boolean {
  const { def } = (option as z.core.$ZodTypes)._zod;
  if (def.type !== 'object') return true;
  const kind = def.shape.kind as z.core.$ZodTypes | undefined;
  if (kind?._zod.def.type !== 'literal') return true;
  return !kind._zod.def.values.some((value) => kindsLeftOut.includes(String(value)));
}
