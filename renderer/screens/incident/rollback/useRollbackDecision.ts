/** What a person answers on the rollback card, and the decision with it. */
import { useState } from 'react';
import { rollbackPattern, versionPlaceholders } from '../../../../shared/rollback/return-text.ts';
import type { RollbackCard } from '../../../../shared/rollback/rollback-card.ts';
import type { Migrations } from '../../../../shared/rollback/rollback-payload.ts';
import { closeDialog, goToStage, viewPattern } from '../../../state/desk.ts';
import { fillPlaceholder } from '../../../state/placeholder-inputs.ts';
import { reasonOrNull, useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';

/** Around what has to be answered before a decision is recorded. */
export function answerId(answer: 'reason' | 'migrations'): string {
  return `rollback-${answer}`;
}

export function useRollbackDecision({ versionBefore }: RollbackCard) {
  const { incidentId, runbook, pattern } = useScene();
  const commands = useCommands();
  const [reason, setReason] = useState('');
  const [typed, setVersion] = useState<string | null>(null);
  const [migrations, setMigrations] = useState<Migrations | null>(null);
  const [missing, setMissing] = useState<'reason' | 'migrations' | null>(null);
  // Until a person names one it is what ran before, also where the list comes in while the card is open.
  const version = typed ?? versionBefore ?? '';

  async function decide(decision: 'rollBack' | 'doNot'): Promise<void> {
    const lacks =
      decision === 'doNot' ? (reason.trim() === '' ? 'reason' : null) : migrations === null ? 'migrations' : null;
    setMissing(lacks);
    if (lacks !== null) {
      // What is asked for may stand below the fold.
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`#${answerId(lacks)} input, #${answerId(lacks)} button`)?.focus(),
      );
      return;
    }
    const versionTo = decision === 'rollBack' && version.trim() !== '' ? version.trim() : null;
    if (!(await commands.decideRollback(decision, reasonOrNull(reason), { versionTo, migrations }))) return;
    closeDialog();
    if (decision === 'rollBack') openSteps(versionTo);
  }

  /** The runbook's rollback steps with the version in them, and the way back to the pattern in view. */
  function openSteps(versionTo: string | null): void {
    if (versionTo !== null) {
      for (const name of versionPlaceholders(runbook)) fillPlaceholder(incidentId, name, versionTo);
    }
    const target = rollbackPattern(runbook);
    if (target !== null && target.id !== pattern?.id) viewPattern(target.id, pattern?.id ?? null);
    const steps = target?.procedures.find(({ kind }) => kind === 'rollback')?.steps ?? [];
    goToStage('response', steps[0]?.id ?? null);
  }

  return { reason, setReason, version, setVersion, migrations, setMigrations, missing, decide };
}
