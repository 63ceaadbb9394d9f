import { useState } from 'react';
import type { LeveledReading } from '../../../../shared/diagnosis/reading.ts';
import type { Callee } from '../../../../shared/escalation/call-list.ts';
import { callScript } from '../../../../shared/escalation/call-script.ts';
import type { RuleState } from '../../../../shared/escalation/criteria.ts';
import {
  type CallNeed,
  type CallOutcome,
  callNeeds,
  callOutcomes,
} from '../../../../shared/incident/escalation-payloads.ts';
import { callWords } from '../../../../shared/text/call-words.ts';
import { Button } from '../../../components/Button.tsx';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useNowMs } from '../../../state/now.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { reasonOrNull, useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import { CopyButton } from '../steps/CopyButton.tsx';
import { useDeadlineWords } from '../top/useDeadlineWords.ts';
import { calleeName } from './CalleeRow.tsx';
import styles from './EscalationDialog.module.css';

type CallBoxProps = {
  callee: Callee;
  readings: readonly LeveledReading[];
  rules: readonly RuleState[];
  onRecorded: (outcome: CallOutcome) => void;
};

/** What to say to the one who is called, and how it went. */
export function CallBox({ callee, readings, rules, onRecorded }: CallBoxProps) {
  const text = useText().escalation;
  const language = useLanguage();
  const words = callWords(language);
  const { span } = useDeadlineWords();
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const nowMs = useNowMs();
  const [need, setNeed] = useState<CallNeed>('help');
  const [chosenRule, setChosenRule] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [recorded, setRecorded] = useState<string | null>(null);
  const holding = rules.find(({ standing }) => standing === 'due' || standing === 'met');
  const ruleId = chosenRule ?? holding?.id ?? '';
  const rule = rules.find(({ id }) => id === ruleId);
  const criteria = (rule?.criteria ?? []).filter(({ verdict }) => verdict !== 'notMet').map((each) => each.text);
  const lines = callScript({ state, readings, need, criteria, nowMs, language });
  const name = calleeName(callee);
  async function record(outcome: CallOutcome): Promise<void> {
    const { role, person, contact } = callee;
    const call = { role, person, contact, ruleId: ruleId === '' ? null : ruleId, need, outcome };
    if (!(await commands.recordCall({ ...call, note: reasonOrNull(note) }))) return;
    setRecorded(`${name} ${words.outcomes[outcome]}`);
    setNote('');
    onRecorded(outcome);
  }
  return (
    <>
      <section aria-label={text.script} className={styles.part}>
        <h3>{text.script}</h3>
        <ChoiceChips
          label={text.need}
          value={need}
          options={callNeeds.map((value) => ({ value, label: words.needs[value] }))}
          onChange={setNeed}
        />
        <Select
          label={text.rule}
          value={ruleId}
          options={[
            { value: '', label: text.noRule },
            ...rules.map(({ id, withinMinutes, criteria: all }) => ({
              value: id,
              label: `${span(withinMinutes)}: ${all.map((each) => each.text).join(words.joiner)}`,
            })),
          ]}
          onChange={setChosenRule}
        />
        <dl className={styles.script}>
          {lines.map((line, index) => (
            <div key={text.lines[index]} className={styles.line}>
              <dt>{text.lines[index]}</dt>
              <dd>{line}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.buttons}>
          <CopyButton text={lines.join('\n')} label={text.copyScript} name={text.copyScript} />
        </div>
      </section>
      <section aria-label={text.outcome(name)} className={styles.part}>
        <h3>{text.outcome(name)}</h3>
        <TextInput
          label={text.note}
          disabled={!canWrite}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <div className={styles.buttons}>
          {callOutcomes.map((outcome) => (
            <Button key={outcome} disabled={!canWrite} onClick={() => void record(outcome)}>
              {words.outcomes[outcome]}
            </Button>
          ))}
        </div>
        {canWrite ? null : <p className={styles.aside}>{text.readOnly}</p>}
        <p role="status">{recorded === null ? '' : text.recorded(recorded)}</p>
      </section>
    </>
  );
}
