/** Which rule of the runbook's escalation criteria holds now, by its time or by what was read. */
import type { LeveledReading } from '../diagnosis/reading.ts';
import { type Scene, verdictOf } from '../diagnosis/verdict.ts';
import type { Deadline } from '../incident/deadlines.ts';
import type { Runbook } from '../runbook/model.ts';
import { signalOf } from '../runbook/symptoms.ts';

/** `askPerson`: nothing that is read can tell, such as whether recovery is in sight. */
export type CriterionState = { text: string; verdict: 'met' | 'notMet' | 'askPerson'; evidenceIds: string[] };

export type RuleState = {
  id: string;
  withinMinutes: number;
  criteria: CriterionState[];
  dueAtMs: number | null;
  /** `due`: its time has passed and nobody marked it; `met`: one of its criteria was read to hold; `handled`: done or not needed. */
  standing: 'handled' | 'due' | 'met' | 'waiting';
};

const wholeService =
  /(?:サービス|システム|全機能|api).{0,6}(?:全体|全面|完全).{0,4}(?:停止|止ま|ダウン|障害)|全面(?:停止|的に止ま|障害)|全停止|(?:whole|entire|all of the) (?:service|system|api)|(?:complete|total|full) (?:outage|downtime)|service is (?:completely )?down/iu;
const partOfService =
  /部分(?:的)?な?(?:障害|停止)|一部の?.{0,8}(?:障害|停止|失敗|使えな)|part(?:s)? of the (?:service|system)|partial(?:ly)? (?:outage|failure|down|degraded)/iu;

export function ruleStates(
  runbook: Pick<Runbook, 'escalation'>,
  deadlines: readonly Pick<Deadline, 'id' | 'dueAtMs' | 'handled'>[],
  scene: Scene,
  nowMs: number,
): RuleState[] {
  return runbook.escalation.map(({ id, withinMinutes, criteria }) => {
    const deadline = deadlines.find((each) => each.id === id);
    const states = criteria.map((text) => criterionState(text, scene));
    const dueAtMs = deadline?.dueAtMs ?? null;
    return { id, withinMinutes, criteria: states, dueAtMs, standing: standingOf() };

    function standingOf(): RuleState['standing'] {
      if (deadline?.handled === true) return 'handled';
      // A rule for at once waits for its criteria, not for a clock.
      if (withinMinutes > 0 && dueAtMs !== null && nowMs >= dueAtMs) return 'due';
      return states.some(({ verdict }) => verdict === 'met') ? 'met' : 'waiting';
    }
  });
}

function criterionState(text: string, scene: Scene): CriterionState {
  const folded = text.normalize('NFKC');
  if (wholeService.test(folded)) return ofService(text, scene.readings, 'whole');
  if (partOfService.test(folded)) return ofService(text, scene.readings, 'part');
  const signal = signalOf(text);
  if (signal === null) return { text, verdict: 'askPerson', evidenceIds: [] };
  const { verdict, evidenceIds } = verdictOf(signal, scene);
  if (verdict === 'unknown') return { text, verdict: 'askPerson', evidenceIds: [] };
  return { text, verdict: verdict === 'matches' ? 'met' : 'notMet', evidenceIds };
}

/** By the API's answers alone: what could not be judged says nothing, in either direction. */
function ofService(text: string, readings: readonly LeveledReading[], extent: 'whole' | 'part'): CriterionState {
  const judged = readings.filter(({ reading, level }) => reading.kind === 'http' && level !== 'unknown');
  const down = judged.filter(({ level }) => level === 'critical');
  if (judged.length === 0) return { text, verdict: 'askPerson', evidenceIds: [] };
  const isWhole = down.length === judged.length;
  const met = extent === 'whole' ? isWhole : down.length > 0 && !isWhole;
  const evidenceIds = met ? [...new Set(down.flatMap(({ evidenceId }) => evidenceId ?? []))] : [];
  return { text, verdict: met ? 'met' : 'notMet', evidenceIds };
}
