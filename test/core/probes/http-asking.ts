/** HTTP checks as the core asks for them. */
import { runHttp } from '../../../core/probes/http-probe.ts';
import type { CheckOutcome, ProbeContext } from '../../../core/probes/probe.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { probeContext } from './probe-context.ts';

type Api = NonNullable<Environment['api']>;

export const token = 'tok-4f1c9d/aa+bb==';

export function apiAt(baseUrl: string, overrides: Partial<Api> = {}): Api {
  return {
    baseUrl,
    path: { kind: 'direct' },
    token: null,
    healthPath: '/health',
    endpoints: [],
    timeoutMs: 5_000,
    ...overrides,
  };
}

export function contextAt(
  baseUrl: string,
  api: Partial<Api> = {},
  overrides: Partial<ProbeContext> = {},
): ProbeContext {
  return probeContext({ api: apiAt(baseUrl, api) }, { resolveSecret: async () => token, ...overrides });
}

export function ask(path: string, context: ProbeContext): Promise<CheckOutcome> {
  return runHttp({ kind: 'endpoint', path, health: path === '/health' }, context);
}

type CommandParts = Partial<Extract<Parameters<typeof runHttp>[0], { kind: 'command' }>['probe']>;

export function command(url: string, parts: CommandParts, context: ProbeContext): Promise<CheckOutcome> {
  const probe = {
    type: 'http' as const,
    method: 'GET',
    url,
    headers: [],
    body: null,
    followRedirects: false,
    ...parts,
  };
  return runHttp({ kind: 'command', probe }, context);
}

/** The one HTTP reading of an outcome, beside which at most the way to the target is spoken of. */
export function readingOf({ readings }: CheckOutcome) {
  const [reading, ...others] = readings;
  if (others.some(({ kind }) => kind !== 'path') || reading?.kind !== 'http')
    throw new Error(`no HTTP reading: ${JSON.stringify(readings)}`);
  return reading;
}

export function unreadableReason({ readings }: CheckOutcome) {
  const [reading] = readings;
  return reading?.kind === 'unreadable' ? reading.reason : reading;
}
