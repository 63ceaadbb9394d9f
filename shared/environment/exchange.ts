/** An environment as a file that people hand to each other: versioned, and without a secret. */
import { type Result, refuse } from '../contract/problem.ts';
import { z } from '../schema.ts';
import { type Environment, environmentSchema, type SecretRef } from './environment.ts';
import { assignmentSigns, secretWords } from './secret-words.ts';

const format = 'hikeshi-environment';
const version = 1;

export const exchangeSchema = z.object({
  format: z.literal(format),
  version: z.literal(version),
  environment: environmentSchema,
});

/**
 * The file's text. References to secrets stay as far as they hold none: what lies in a key store is asked for elsewhere, and so is what
 * a helper program with a secret among its words would print.
 *
 * @param redact takes secrets out of a text, as before everything that is written.
 */
export function toExchange(environment: Environment, redact: (text: string) => string): string {
  const { api, dashboards } = environment;
  const shared: Environment = {
    ...withReferences(environment, (reference) => referenceOf(reference, redact)),
    api: api && { ...api, baseUrl: withoutCredentials(api.baseUrl), token: referenceOf(api.token, redact) },
    dashboards: dashboards.map(({ name, url }) => ({ name, url: withoutCredentials(url) })),
  };
  const redacted = redactStrings(shared, redact);
  return `${JSON.stringify({ format, version, environment: redacted }, null, 2)}\n`;
}

/**
 * Reads such a file. What lies in a key store under a name of the file's choosing is never taken over: it is asked for.
 *
 * @returns `INVALID` with one reason: no JSON, no environment, of a newer version, or the first field that is not as it should be.
 */
export function fromExchange(text: string): Result<Environment> {
  const value = parseJson(text);
  if (value === undefined) return refuse('INVALID', 'environmentFileNotJson');
  const head = z.looseObject({ format: z.literal(format), version: z.number() }).safeParse(value);
  if (!head.success) return refuse('INVALID', 'environmentFileOfAnotherKind');
  if (head.data.version > version) {
    return refuse('INVALID', 'environmentFileNewer', { found: head.data.version, known: version });
  }
  const read = exchangeSchema.safeParse(value);
  if (!read.success) {
    const field = read.error.issues[0]?.path.map(String).join('.') ?? '';
    return refuse('INVALID', 'environmentFileBroken', { field: field.replace(/^environment\./, '') });
  }
  return { ok: true, value: withReferences(read.data.environment, asked) };
}

/** Whether an environment inside a record can leave with it as it is: no secret in an address or among a helper program's words. */
export function isShareable(environment: Environment, redact: (text: string) => string): boolean {
  let isClean = true;
  withReferences(environment, (reference) => {
    if (reference?.kind === 'program' && referenceOf(reference, redact)?.kind !== 'program') isClean = false;
    return reference;
  });
  const addresses = [environment.api?.baseUrl ?? '', ...environment.dashboards.map(({ url }) => url)];
  return (
    isClean && addresses.every((address) => withoutCredentials(address) === address && redact(address) === address)
  );
}

/** Every reference to a secret that an environment can hold, changed. */
function withReferences(
  environment: Environment,
  change: (reference: SecretRef | null) => SecretRef | null,
): Environment {
  const { api, database } = environment;
  const operator = database?.operator;
  return {
    ...environment,
    api: api && { ...api, token: change(api.token) },
    database: database && {
      ...database,
      password: change(database.password),
      ...(operator ? { operator: { ...operator, password: change(operator.password) } } : {}),
    },
    ...(environment.webhook === undefined ? {} : { webhook: change(environment.webhook) }),
  };
}

/** `hikeshi-environment-本番.json`. */
export function exchangeFileName({ name }: Environment): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${format}${plain === '' ? '' : `-${plain}`}.json`;
}

function referenceOf(reference: SecretRef | null, redact: (text: string) => string): SecretRef | null {
  if (reference?.kind !== 'program') return asked(reference);
  const { argv } = reference;
  const isPlain = argv.every((word, index) => redact(word) === word && !holdsSecret(word, argv[index + 1]));
  return isPlain && redact(argv.join(' ')) === argv.join(' ') ? reference : { kind: 'ask' };
}

function asked(reference: SecretRef | null): SecretRef | null {
  return reference?.kind === 'stored' ? { kind: 'ask' } : reference;
}

const secretName = `(?:${secretWords.join('|')})`;
const assigned = new RegExp(`${secretName}\\w*${assignmentSigns}.`, 'i');
const option = new RegExp(`^-.*${secretName}\\w*$`, 'i');

/** `--token=…`, `TOKEN=…`, and `--token` with its value as the next word. */
function holdsSecret(word: string, next: string | undefined): boolean {
  return assigned.test(word) || (option.test(word) && next !== undefined && !next.startsWith('-'));
}

function withoutCredentials(address: string): string {
  return address.replace(/^([a-z][a-z+.-]*:\/\/)[^/?#]*@/i, '$1');
}

function redactStrings<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map((entry) => redactStrings(entry, redact)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, redactStrings(entry, redact)])) as T;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
