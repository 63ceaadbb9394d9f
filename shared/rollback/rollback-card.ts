/**
 * The rollback card: every criterion of the runbook with what is known of it at one moment, whether anything was deployed that rolling
 * back could undo, and what both come to. The person decides; the card says why.
 */
import {
  deploymentWindowMs,
  noticedAtMs,
  recentDeployment,
  type TimedDeployment,
  timedDeployments,
} from '../diagnosis/recent-deployment.ts';
import { presentReadings } from '../incident/present-readings.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Runbook } from '../runbook/model.ts';
import { unionOfRules, type Wording } from '../runbook/union-of-rules.ts';
import { type CriterionRule, criterionRule } from './criterion-rule.ts';
import { type HeldCondition, heldCondition } from './held-condition.ts';
import { type ReturnVersion, returnVersions, versionBefore } from './return-versions.ts';
import type { CriterionVerdict } from './rollback-payload.ts';

export type CardCriterion = {
  /** Of the first wording: what a person's word is recorded under. */
  itemId: string;
  wordings: Wording[];
  rule: CriterionRule;
  verdict: CriterionVerdict;
  /** True where a person's word decides: nothing can be measured, or nothing was. */
  asksPerson: boolean;
  /** What was read of the users' requests; null where the rule asks for something else or nothing was read. */
  measured: HeldCondition | null;
  /** When it begins to hold if things stay so; null where time does not decide. */
  dueAtMs: number | null;
  /** Since when it holds, where that is known. */
  sinceMs: number | null;
};

export type DeploymentFinding =
  | { finding: 'found'; deployment: TimedDeployment }
  /** `last` is the newest before the window, or after the trouble was noticed. */
  | { finding: 'none'; last: TimedDeployment }
  | { finding: 'unknown' };

export type Advice = 'rollBack' | 'noDeployment' | 'deploymentUnknown' | 'noneHolds';

export type RollbackCard = {
  criteria: CardCriterion[];
  deployment: DeploymentFinding;
  windowMs: number;
  advice: Advice;
  versions: ReturnVersion[];
  /** What ran before the suspected deployment. */
  versionBefore: string | null;
};

export function rollbackCard(state: IncidentState, runbook: Runbook | null, nowMs: number): RollbackCard {
  const readings = presentReadings(state);
  const criteria = unionOfRules(runbook?.rollbackRules ?? []).map((wordings) => criterionOf(wordings, state, nowMs));
  const deployment = deploymentFinding(timedDeployments(readings), noticedAtMs(state, nowMs));
  return {
    criteria,
    deployment,
    windowMs: deploymentWindowMs,
    advice: adviceOf(criteria, deployment),
    versions: returnVersions(readings),
    versionBefore: versionBefore(readings, state, nowMs),
  };
}

/** What is recorded of the card with a decision. */
export function circumstancesOf({ criteria, deployment }: RollbackCard, nowMs: number) {
  return {
    criteria: criteria.map(({ wordings, verdict, sinceMs }) => ({
      text: wordings[0]?.criterion.text ?? '',
      verdict,
      heldMs: sinceMs === null ? null : Math.max(0, nowMs - sinceMs),
    })),
    deployment: {
      finding: deployment.finding,
      version: deployment.finding === 'found' ? deployment.deployment.version : null,
    },
  };
}

/** Rolling back undoes a deployment: where there was none, it undoes nothing, whatever the criteria say. */
function adviceOf(criteria: readonly CardCriterion[], { finding }: DeploymentFinding): Advice {
  if (finding === 'none') return 'noDeployment';
  if (!criteria.some(({ verdict }) => verdict === 'holds')) return 'noneHolds';
  return finding === 'found' ? 'rollBack' : 'deploymentUnknown';
}

function deploymentFinding(deployments: readonly TimedDeployment[], noticedMs: number): DeploymentFinding {
  const [last] = deployments;
  const deployment = recentDeployment(deployments, noticedMs);
  if (deployment !== null) return { finding: 'found', deployment };
  return last === undefined ? { finding: 'unknown' } : { finding: 'none', last };
}

type Judged = Pick<CardCriterion, 'verdict' | 'asksPerson' | 'measured' | 'dueAtMs' | 'sinceMs'>;

function criterionOf(wordings: Wording[], state: IncidentState, nowMs: number): CardCriterion {
  const { id = '', text = '' } = wordings[0]?.criterion ?? {};
  const rule = criterionRule(text);
  const judged = judge(rule, state, nowMs);
  const said = wordings.flatMap(({ criterion }) => state.items[criterion.id]?.state ?? []);
  const word = said.includes('ok') ? 'holds' : said.includes('contradicts') ? 'doesNotHold' : null;
  const verdict = judged.asksPerson && word !== null ? word : judged.verdict;
  return { itemId: id, wordings, rule, ...judged, verdict };
}

function judge(rule: CriterionRule, state: IncidentState, nowMs: number): Judged {
  const unknown = { verdict: 'unknown', asksPerson: true, measured: null, dueAtMs: null, sinceMs: null } as const;
  switch (rule.kind) {
    case 'judged':
      return unknown;
    case 'causeUnknown': {
      const { detected, declared } = state.milestones;
      const fromMs = (detected ?? declared)?.atMs;
      const isKnown = Object.values(state.causes).some((cause) => cause.state === 'confirmed');
      if (isKnown) return { ...unknown, verdict: 'doesNotHold', asksPerson: false };
      if (fromMs === undefined) return unknown;
      const dueAtMs = fromMs + rule.afterMs;
      const isDue = nowMs >= dueAtMs;
      return {
        ...unknown,
        verdict: isDue ? 'holds' : 'notYet',
        asksPerson: false,
        dueAtMs,
        sinceMs: isDue ? dueAtMs : null,
      };
    }
    case 'errorRate':
    case 'responseTimeP95': {
      const measured = heldCondition(state, rule, nowMs);
      if (measured === null || !measured.isFresh || !measured.isTelling) return { ...unknown, measured };
      const { sinceMs } = measured;
      if (sinceMs === null) return { ...unknown, verdict: 'doesNotHold', asksPerson: false, measured };
      const dueAtMs = rule.forMs === null ? null : sinceMs + rule.forMs;
      const verdict = dueAtMs !== null && nowMs < dueAtMs ? 'notYet' : 'holds';
      return { verdict, asksPerson: false, measured, dueAtMs, sinceMs };
    }
  }
}
