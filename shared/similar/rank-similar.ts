/** Which earlier incidents look most like one that is under way, and by what. */
import { type Trait, type TraitKind, traitName } from './trait.ts';

/** How much a trait in common says: a cause is the whole answer, a reading out of the normal a hint. */
export const traitWeights: Readonly<Record<TraitKind, number>> = { cause: 6, signature: 4, pattern: 3, reading: 1 };

/** One reading in common is chance. */
export const leastScore = 2;

export const mostSimilar = 5;

/** An earlier incident with the names of its traits. */
export type Comparable = { drill: boolean; declaredAtMs: number; traits: readonly string[] };

export type Ranked<T> = { incident: T; score: number; reasons: Trait[] };

/**
 * At most five, incidents before drills for an incident and drills first for a drill; then the more and the stronger their traits in
 * common, and the newer. `reasons` are those traits, the strongest first, in the words of the one that asks.
 */
export function rankSimilar<T extends Comparable>(
  asked: readonly Trait[],
  drill: boolean,
  others: readonly T[],
): Ranked<T>[] {
  return others
    .map((incident): Ranked<T> => {
      const held = new Set(incident.traits);
      const reasons = asked
        .filter((trait) => held.has(traitName(trait)))
        .sort((one, other) => traitWeights[other.kind] - traitWeights[one.kind]);
      return { incident, score: reasons.reduce((sum, { kind }) => sum + traitWeights[kind], 0), reasons };
    })
    .filter(({ score }) => score >= leastScore)
    .sort(
      (one, other) =>
        Number(other.incident.drill === drill) - Number(one.incident.drill === drill) ||
        other.score - one.score ||
        other.incident.declaredAtMs - one.incident.declaredAtMs,
    )
    .slice(0, mostSimilar);
}
