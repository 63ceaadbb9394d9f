/** What a command is and what it risks: the vocabulary that the families of commands answer in. */
import type { Command, Filter, Probe, Risk } from '../model.ts';

/** Something worth telling the runbook's author; worded where diagnostics are made. */
export type Finding = { code: string; params: Record<string, string | number> };

/** What one stage or one whole command means. `probe` is null where it can only be copied. */
export type Meaning = Pick<Command, 'risk' | 'probe' | 'unending' | 'substitute'> & { findings: Finding[] };

export type Understanding = Meaning & Pick<Command, 'placeholders'>;

/** Understands a command line as a whole; handed down, since some commands carry a whole line. */
export type UnderstandLine = (text: string) => Meaning;

/** From harmless to harmful. What is not understood outranks a known change: it might be anything. */
const order: readonly Risk[] = ['observe', 'change', 'unknown', 'destroy'];

export function highestRisk(risks: readonly Risk[]): Risk {
  return risks.reduce<Risk>((highest, risk) => (riskRank(risk) > riskRank(highest) ? risk : highest), 'observe');
}

export function riskRank(risk: Risk): number {
  return order.indexOf(risk);
}

/** A command that can only be copied. */
export function copyOnly(risk: Risk, ...findings: Finding[]): Meaning {
  return { risk, probe: null, unending: null, substitute: null, findings };
}

export function observed(probe: Probe | null, ...findings: Finding[]): Meaning {
  return { ...copyOnly('observe', ...findings), probe };
}

export const unknownCommand: Meaning = copyOnly('unknown');

export function finding(code: string, params: Record<string, string | number> = {}): Finding {
  return { code, params };
}

/** A command that does not end, or that wants a keyboard, with the bounded one offered beside it. */
export function unending(
  kind: 'stream' | 'interactive',
  substitute: { text: string; probe: Probe | null } | null,
): Meaning {
  const code = kind === 'stream' ? 'never-ends' : 'interactive';
  return {
    ...copyOnly('observe', finding(code)),
    unending: kind,
    substitute: substitute === null ? null : { ...substitute, code },
  };
}

export function hostProbe(argv: string[], privileged: boolean, filters: Filter[] = []): Probe {
  return { type: 'host', argv, privileged, filters };
}
