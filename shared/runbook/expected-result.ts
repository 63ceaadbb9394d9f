/** What a look should give where all is well: in the runbook's own words where it has some, else by its table of metrics. */
import type { Command, MetricKind, Step } from './model.ts';

export type ExpectedResult =
  /** As the runbook writes it beside the command. */
  | { kind: 'written'; text: string }
  /** A successful answer within the normal bound of that metric, where there is one. */
  | { kind: 'answer'; metric: 'responseTimeP95' }
  | { kind: 'within'; metric: MetricKind }
  | { kind: 'processFound' };

/** "If none, it is down" tells how to read a result, not which one to hope for: such a comment stays advice. */
const saysWhatToExpect = /期待|想定|正常|ていること|ないこと|\b(?:expect(?:ed|s)?|should|must|healthy|normal)\b/iu;

/** Whether a comment of a step says what its check should give. */
export function isExpectation(comment: string): boolean {
  return saysWhatToExpect.test(comment);
}

/** Null for what changes something, and for looks that nothing is known of. */
export function expectedResult(
  { comments, title }: Pick<Step, 'comments' | 'title'>,
  { risk, probe, substitute }: Pick<Command, 'risk' | 'probe' | 'substitute'>,
): ExpectedResult | null {
  if (risk !== 'observe') return null;
  const written = comments.filter(isExpectation);
  if (written.length > 0) return { kind: 'written', text: written.join('\n') };
  const bracketed = /[(（]((?:期待|正常|expect|should)[^)）]*)[)）]/iu.exec(title ?? '')?.[1];
  if (bracketed !== undefined) return { kind: 'written', text: bracketed };
  return byProbe(substitute?.probe ?? probe);
}

function byProbe(probe: Command['probe']): ExpectedResult | null {
  switch (probe?.type) {
    case 'http':
      return { kind: 'answer', metric: 'responseTimeP95' };
    case 'sql':
      return /\bcount\s*\(.*\bpg_stat_activity\b/isu.test(probe.statement) ? within('databaseConnections') : null;
    case 'host':
      return byProgram(probe.argv);
    default:
      return null;
  }
}

const metricOf: Readonly<Record<string, MetricKind>> = { df: 'disk', free: 'memory', top: 'cpu' };

function byProgram([file = '']: readonly string[]): ExpectedResult | null {
  const program = file.split('/').at(-1) ?? '';
  if (program === 'ps' || program === 'pgrep' || program === 'pidof') return { kind: 'processFound' };
  const metric = metricOf[program];
  return metric === undefined ? null : within(metric);
}

function within(metric: MetricKind): ExpectedResult {
  return { kind: 'within', metric };
}
