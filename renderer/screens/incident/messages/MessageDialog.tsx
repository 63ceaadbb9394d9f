import { useState } from 'react';
import {
  type Audience,
  audiences,
  type MessageFormat,
  type MessageKind,
  messageFormats,
  messageKinds,
} from '../../../../shared/incident/message-payloads.ts';
import { presentReadings } from '../../../../shared/incident/present-readings.ts';
import { externalFindings } from '../../../../shared/messages/external-findings.ts';
import { formatMessage } from '../../../../shared/messages/format-message.ts';
import { knownNames } from '../../../../shared/messages/known-names.ts';
import { messageDraft } from '../../../../shared/messages/message-draft.ts';
import { Button } from '../../../components/Button.tsx';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextArea } from '../../../components/TextInput.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog, openDialog } from '../../../state/desk.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import styles from './MessageDialog.module.css';
import { type NextUpdate, NextUpdateField, useNextUpdate } from './NextUpdateField.tsx';
import { SentMessages } from './SentMessages.tsx';
import { StatusButton } from './StatusButton.tsx';
import { WebhookBar } from './WebhookBar.tsx';

/** A message made of the record: two blanks to fill in, a preview, and the copy that is recorded. */
export function MessageDialog() {
  const { messages: text, common } = useText();
  const { state, view, canWrite } = useScene();
  const commands = useCommands();
  const actor = useSession(({ settings }) => settings?.actor ?? '');
  const [kind, setKind] = useState<MessageKind>(likelyKind(state.messages.length, state.milestones.recovered !== null));
  const [audience, setAudience] = useState<Audience>('internal');
  const [language, setLanguage] = useState(state.language);
  const [format, setFormat] = useState<MessageFormat>('slack');
  // What was said last is where the next one begins.
  const [impact, setImpact] = useState(state.messages.at(-1)?.impact ?? '');
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<'copied' | 'copiedLast' | 'copyFailed' | 'sent' | null>(null);
  const next = useNextUpdate();
  const draft = messageDraft({
    state,
    number: view.number,
    readings: presentReadings(state),
    kind,
    audience,
    language,
    impact,
    nextUpdateAtMs: next.atMs,
  });
  const formatted = formatMessage(draft, format);
  const plain = formatMessage(draft, 'plain');
  const findings = audience === 'external' ? externalFindings(plain, knownNames(state, actor)) : [];
  const notRecovered = kind === 'recovery' && state.milestones.recovered === null;
  const isWhole = impact.trim() !== '' && isAnswered(next, kind) && findings.length === 0 && !notRecovered;

  async function copy(): Promise<void> {
    setTried(true);
    setOutcome(null);
    if (!isWhole) return;
    try {
      await navigator.clipboard.writeText(formatted);
    } catch {
      setOutcome('copyFailed');
      return;
    }
    const message = { kind, audience, language, format, text: formatted, impact, nextUpdateAtMs: next.atMs };
    if (!(await commands.recordCopiedMessage(message))) return;
    setOutcome(next.atMs === null ? 'copiedLast' : 'copied');
    setTried(false);
  }

  useKeys([{ key: 'mod+enter', label: text.copyAndRecord, inInputs: true, run: () => void (canWrite && copy()) }]);

  async function send(): Promise<void> {
    const message = {
      kind,
      audience,
      language,
      text: formatMessage(draft, 'slack'),
      impact,
      nextUpdateAtMs: next.atMs,
    };
    // What came of it stands below, with the message.
    if (await commands.sendMessage(message)) setOutcome('sent');
  }

  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      title={text.title}
      actions={
        <>
          <StatusButton />
          <Button look="primary" keys="mod+enter" disabled={!canWrite} onClick={() => void copy()}>
            {text.copyAndRecord}
          </Button>
        </>
      }
    >
      <div className={styles.choices}>
        <Choice label={text.kind} value={kind} options={messageKinds} words={text.kinds} onChange={setKind} />
        <Choice
          label={text.audience}
          value={audience}
          options={audiences}
          words={text.audiences}
          onChange={setAudience}
        />
        <Choice
          label={text.language}
          value={language}
          options={['ja', 'en']}
          words={common.language}
          onChange={setLanguage}
        />
        <Choice label={text.format} value={format} options={messageFormats} words={text.formats} onChange={setFormat} />
      </div>
      {notRecovered ? (
        <p className={styles.finding}>
          {text.notRecovered}{' '}
          <Button look="quiet" onClick={() => openDialog({ kind: 'milestones' })}>
            {text.openMilestones}
          </Button>
        </p>
      ) : null}
      <TextArea
        label={text.impact}
        hint={text.impactHint}
        rows={2}
        error={tried && impact.trim() === '' ? text.impactMissing : null}
        value={impact}
        onChange={({ currentTarget }) => setImpact(currentTarget.value)}
      />
      <NextUpdateField next={next} kind={kind} tried={tried} onConfirm={() => void copy()} />
      {findings.length === 0 ? null : (
        <div className={styles.finding} role="alert">
          <p>{text.findings}</p>
          <ul>
            {findings.map((finding) => (
              <li key={finding.word}>{`${text.findingKinds[finding.kind]}: ${finding.word}`}</li>
            ))}
          </ul>
        </div>
      )}
      <section aria-label={text.preview} className={styles.part}>
        <h3>{text.preview}</h3>
        <pre className={styles.preview}>{formatted}</pre>
      </section>
      <WebhookBar
        isWhole={isWhole}
        onPreview={() => {
          setFormat('slack');
          setTried(true);
          setOutcome(null);
        }}
        onSend={send}
      />
      <p role="status">{outcome === null ? '' : outcome === 'sent' ? text.webhook.done : text[outcome]}</p>
      <SentMessages />
      <AttemptNotice />
    </Dialog>
  );
}

function Choice<V extends string>(props: {
  label: string;
  value: V;
  options: readonly V[];
  words: Readonly<Record<V, string>>;
  onChange: (value: V) => void;
}) {
  const { label, value, options, words, onChange } = props;
  return (
    <div className={styles.choice}>
      <span className={styles.label}>{label}</span>
      <ChoiceChips
        label={label}
        value={value}
        options={options.map((option) => ({ value: option, label: words[option] }))}
        onChange={onChange}
      />
    </div>
  );
}

function isAnswered(next: NextUpdate, kind: MessageKind): boolean {
  return next.atMs !== null || (kind === 'recovery' && next.typed === '');
}

function likelyKind(sent: number, isRecovered: boolean): MessageKind {
  if (isRecovered) return 'recovery';
  return sent === 0 ? 'first' : 'update';
}
