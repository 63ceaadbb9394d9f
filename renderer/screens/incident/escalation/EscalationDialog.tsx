import { useState } from 'react';
import { normalResponseMs, thresholdsOf } from '../../../../shared/diagnosis/level.ts';
import { contactsOf } from '../../../../shared/environment/contacts.ts';
import { processNamesOf } from '../../../../shared/environment/hosts.ts';
import { type Callee, callListOf } from '../../../../shared/escalation/call-list.ts';
import { ruleStates } from '../../../../shared/escalation/criteria.ts';
import { presentReadings } from '../../../../shared/incident/present-readings.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { useNowMs } from '../../../state/now.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useScene } from '../scene.ts';
import { CallBox } from './CallBox.tsx';
import { CalleeRow } from './CalleeRow.tsx';
import styles from './EscalationDialog.module.css';
import { RuleList } from './RuleList.tsx';

/** Which rule holds, who can be reached now, what to say, and how it went. */
export function EscalationDialog() {
  const text = useText().escalation;
  const { state, view, runbook } = useScene();
  const nowMs = useNowMs();
  const readings = presentReadings(state);
  const reading = {
    readings,
    processNames: state.environment === null ? [] : processNamesOf(state.environment),
    normalResponseMs: runbook === null ? null : normalResponseMs(thresholdsOf(runbook, state.environment)),
  };
  const rules = runbook === null ? [] : ruleStates(runbook, view.deadlines, reading, nowMs);
  const { callees, leftOpen } = callListOf(contactsOf(runbook, state.environment), state, nowMs);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const chosen = callees.find(({ key }) => key === chosenKey) ?? firstToCall(callees);
  return (
    <Dialog open wide onClose={closeDialog} title={text.title}>
      <RuleList rules={rules} />
      <section aria-label={text.contacts} className={styles.part}>
        <h3>{text.contacts}</h3>
        {callees.length === 0 ? <p className={styles.aside}>{text.noContacts}</p> : null}
        <ul>
          {callees.map((callee) => (
            <CalleeRow
              key={callee.key}
              callee={callee}
              instead={callees.find(({ key }) => key === callee.instead) ?? null}
              isChosen={callee.key === chosen?.key}
              onChoose={() => setChosenKey(callee.key)}
            />
          ))}
        </ul>
        {leftOpen === 0 ? null : <p className={styles.aside}>{text.leftOpen(leftOpen)}</p>}
      </section>
      {chosen === undefined ? null : (
        <CallBox
          callee={chosen}
          readings={readings}
          rules={rules}
          // After a call in vain, whoever comes next is chosen.
          onRecorded={(outcome) => setChosenKey(outcome === 'away' ? null : chosen.key)}
        />
      )}
      <AttemptNotice />
    </Dialog>
  );
}

/** The first on the list who is reachable and was not called in vain; with nobody such, whoever may be there. */
function firstToCall(callees: readonly Callee[]): Callee | undefined {
  const waiting = callees.filter(({ last }) => last === null || last.outcome === 'callBack');
  return (
    waiting.find(({ reach }) => reach.now === 'reachable') ??
    waiting.find(({ reach }) => reach.now === 'unsure') ??
    callees[0]
  );
}
