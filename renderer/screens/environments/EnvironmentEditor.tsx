import { useEffect, useRef, useState } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/view.ts';
import type { PastedSecret } from '../../../shared/environment/pasted/pasted-line.ts';
import { Button } from '../../components/Button.tsx';
import { classes } from '../../components/classes.ts';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { client } from '../../contract/client.ts';
import { useKeys } from '../../keys/bindings.ts';
import { useAction } from '../../state/action.ts';
import { useText } from '../../text/useText.ts';
import { ApiPart } from './ApiPart.tsx';
import { Basics } from './Basics.tsx';
import { ContactsPart } from './ContactsPart.tsx';
import { DashboardsPart } from './DashboardsPart.tsx';
import { DatabasePart } from './DatabasePart.tsx';
import { DeploymentsPart } from './DeploymentsPart.tsx';
import { EditorFoot } from './EditorFoot.tsx';
import styles from './EnvironmentEditor.module.css';
import { type EnvironmentForm, emptyForm, formOf } from './form/environment-form.ts';
import type { Filled } from './form/fill-from-pasted.ts';
import type { Mistakes } from './form/mistakes.ts';
import { onlyPart, type Part } from './form/parts.ts';
import { readAsFarAsFilled, readForm } from './form/read-form.ts';
import type { SecretForm } from './form/secret-form.ts';
import { HostsPart } from './HostsPart.tsx';
import type { Imported } from './ImportButton.tsx';
import { ImportNotes } from './ImportNotes.tsx';
import { LastSent } from './LastSent.tsx';
import { LogsPart } from './LogsPart.tsx';
import { PasteBox, type TakeBack } from './PasteBox.tsx';
import type { SecretEntry } from './SecretField.tsx';
import { ThresholdsPart } from './ThresholdsPart.tsx';
import { type TypedSecrets, useLiveTests } from './useLiveTests.ts';
import { WebhookPart } from './WebhookPart.tsx';

type EnvironmentEditorProps = {
  id: string;
  /** As saved; null for one that is being added. */
  entry: EnvironmentEntry | null;
  /** Out of a file: what to begin with, unsaved. */
  imported: Imported | null;
  readOnly: boolean;
  onUnsaved: (unsaved: boolean) => void;
  /** Removed, or not added after all. */
  onGone: () => void;
};

const noSecrets: TypedSecrets = { apiToken: '', databasePassword: '', operatorPassword: '', messageWebhook: '' };
type SecretName = keyof TypedSecrets;
const secretNames = Object.keys(noSecrets) as SecretName[];

/** One environment's page. Fields are kept as typed until saved; each part can be read live before. */
export function EnvironmentEditor({ id, entry, imported, readOnly, onUnsaved, onGone }: EnvironmentEditorProps) {
  const text = useText().environments;
  const saved = entry === null ? emptyForm(id) : formOf(entry.environment);
  const [form, setForm] = useState<EnvironmentForm>(imported === null ? saved : formOf(imported.environment));
  const [secrets, setSecrets] = useState(noSecrets);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [news, setNews] = useState<'saved' | 'fixFirst' | null>(null);
  const live = useLiveTests();
  const page = useRef<HTMLFormElement>(null);
  const secretTyped = secretNames.some((name) => secrets[name] !== '');
  const unsaved = !readOnly && (secretTyped || JSON.stringify(form) !== JSON.stringify(saved));

  useEffect(() => {
    onUnsaved(unsaved);
    return () => onUnsaved(false);
  }, [unsaved, onUnsaved]);

  function change(part: Partial<EnvironmentForm>): void {
    setForm((before) => ({ ...before, ...part }));
    setMistakes((before) => stillWrong(before, { ...form, ...part }));
    setNews(null);
  }

  /** Shows what is wrong and goes to the first such field. */
  function point(wrong: Mistakes): void {
    setMistakes(wrong);
    setNews(Object.keys(wrong).length === 0 ? null : 'fixFirst');
    focusFirst('[aria-invalid="true"]');
  }

  /** Once what was just decided is on the screen. */
  function focusFirst(selector: string): void {
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(selector)?.focus());
  }

  async function keep(): Promise<void> {
    const { environment, mistakes: wrong } = readForm(form);
    point(wrong ?? {});
    if (environment === null) return;
    await client.environments.save({ environment });
    for (const field of secretNames) {
      if (secrets[field] === '') continue;
      await client.environments.setSecret({ environmentId: id, field, value: secrets[field] });
    }
    setSecrets(noSecrets);
    setForm(formOf(environment));
    setNews('saved');
  }

  /** Goes to what the line did not say: the first field that is still missing, or else the button that reads the part. */
  function fill(filled: Filled, found: readonly PastedSecret[]): TakeBack {
    setForm(filled.form);
    setSecrets(Object.assign({ ...secrets }, ...found.map(({ field, value }) => ({ [field]: value }))));
    const part = filled.fields[0]?.part ?? 'hosts';
    const { mistakes: missing } = readForm(onlyPart(filled.form, part));
    point(missing ?? {});
    if (missing === null) focusFirst(`[data-read="${part}"]`);
    return () => {
      setForm(form);
      setSecrets(secrets);
      point({});
    };
  }

  const save = useAction(keep);
  function read(part: Part): void {
    const wrong = live.read(part, form, secrets);
    point(wrong ?? {});
  }

  useKeys([
    { key: 'mod+enter', label: text.save, inInputs: true, run: () => void (unsaved && save.run()) },
    { key: 'shift+r', label: text.test.readAll, run: () => point(live.readAll(form, secrets)) },
  ]);

  const disabled = readOnly || save.busy;
  const partProps = { form, mistakes, disabled, live, onChange: change, onRead: read };
  /** `same`: the reference as it is in the form, and as it was saved. */
  const secretEntry = (name: SecretName, ...same: [SecretForm, SecretForm]): SecretEntry => ({
    known: entry === null || JSON.stringify(same[0]) !== JSON.stringify(same[1]) ? null : entry.hasSecret[name],
    typed: secrets[name],
    onType: (value) => setSecrets((before) => ({ ...before, [name]: value })),
  });
  return (
    <form
      ref={page}
      className={classes(styles.page, styles[form.kind])}
      aria-label={form.name || text.newName}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={styles.head}>
        <EnvironmentName kind={form.kind} name={form.name || text.newName} />
        <LastSent atMs={live.lastReadAtMs} />
        <Button keys="shift+r" onClick={() => point(live.readAll(form, secrets))}>
          {text.test.readAll}
        </Button>
      </div>
      {imported === null || entry !== null ? null : <ImportNotes notes={imported.notes} />}
      <PasteBox form={form} disabled={disabled} onFill={fill} />
      <Basics form={form} mistakes={mistakes} disabled={disabled} onChange={change} />
      <ApiPart {...partProps} token={secretEntry('apiToken', form.api.token, saved.api.token)} />
      <DatabasePart
        {...partProps}
        password={secretEntry('databasePassword', form.database.password, saved.database.password)}
        operator={secretEntry('operatorPassword', form.database.operatorPassword, saved.database.operatorPassword)}
      />
      <HostsPart {...partProps} />
      <LogsPart {...partProps} />
      <DeploymentsPart {...partProps} />
      <ThresholdsPart {...partProps} />
      <ContactsPart form={form} mistakes={mistakes} disabled={disabled} onChange={change} />
      <WebhookPart
        form={form}
        mistakes={mistakes}
        disabled={disabled}
        onChange={change}
        address={secretEntry('messageWebhook', form.webhook, saved.webhook)}
      />
      <DashboardsPart {...partProps} />
      <EditorFoot
        form={form}
        isKept={entry !== null}
        unsaved={unsaved}
        readOnly={readOnly}
        news={news}
        save={save}
        onRevert={() => {
          setForm(saved);
          setSecrets(noSecrets);
          point({});
        }}
        onGone={onGone}
      />
    </form>
  );
}

/** Of what was pointed at, what the form has not mended yet; a field that was not pointed at is left in peace. */
function stillWrong(pointedAt: Mistakes, form: EnvironmentForm): Mistakes {
  const { mistakes } = readAsFarAsFilled(form);
  return Object.fromEntries(Object.entries(mistakes).filter(([field]) => field in pointedAt));
}
