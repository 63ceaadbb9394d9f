/** A decision about rolling back with what it was made on, as one line. */
import type { Payload } from '../incident/event.ts';
import type { EventText } from './event-ja.ts';
import { numberText } from './figures.ts';

/** Rows of earlier versions hold the decision alone. */
export function rollbackSentence(payload: Payload<'rollbackDecided'>, text: EventText): string {
  const decided = text.rollback(payload.decision);
  const facts = [...chosenFacts(payload, text), ...knownFacts(payload, text)];
  return facts.length === 0 ? decided : text.rollbackWith(decided, facts.join(text.joiner));
}

function chosenFacts(
  { decision, versionTo, migrations }: Payload<'rollbackDecided'>,
  { rollbackFacts }: EventText,
): string[] {
  // Where nobody goes back, the version that was on the screen is none.
  if (decision === 'doNot') return [];
  return [
    ...(versionTo ? [rollbackFacts.versionTo(versionTo)] : []),
    ...(migrations ? [rollbackFacts.migrations[migrations]] : []),
  ];
}

function knownFacts({ criteria, deployment }: Payload<'rollbackDecided'>, { rollbackFacts }: EventText): string[] {
  const holding = (criteria ?? []).filter(({ verdict }) => verdict === 'holds');
  const quoted = holding.map(({ text, heldMs }) => {
    const minutes = heldMs === null ? 0 : Math.floor(heldMs / 60_000);
    return `${rollbackFacts.criterion(text)}${minutes === 0 ? '' : ` ${rollbackFacts.heldFor(numberText(minutes))}`}`;
  });
  return [
    ...(criteria === undefined || criteria.length === 0
      ? []
      : [holding.length === 0 ? rollbackFacts.noneHolds : rollbackFacts.holding(quoted.join(' '))]),
    ...(deployment === undefined ? [] : [deploymentFact(deployment, rollbackFacts)]),
  ];
}

function deploymentFact(
  { finding, version }: NonNullable<Payload<'rollbackDecided'>['deployment']>,
  words: EventText['rollbackFacts'],
): string {
  if (finding === 'found' && version !== null) return words.deployed(version);
  return finding === 'none' ? words.notDeployed : words.deploymentUnknown;
}
