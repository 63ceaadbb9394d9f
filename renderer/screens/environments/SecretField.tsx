import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useSession } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import type { MistakeCode, Mistakes } from './form/mistakes.ts';
import type { SecretForm, SecretKind } from './form/secret-form.ts';
import styles from './SecretField.module.css';

/** What is known of a secret's value, and what is being typed as a new one. */
export type SecretEntry = {
  /** Whether a value is known behind the reference as saved; null while the reference is another one than saved. */
  known: boolean | null;
  /** A value typed and not yet saved; it never comes back from anywhere. */
  typed: string;
  onType: (value: string) => void;
};

type SecretFieldProps = SecretEntry & {
  /** What the secret is: "API token". */
  label: string;
  /** Place of the field in the form, for what is wrong with it. */
  field: string;
  secret: SecretForm;
  kinds: readonly SecretKind[];
  mistakes: Mistakes;
  disabled: boolean;
  onChange: (secret: SecretForm) => void;
};

/** A secret by reference. Where its value is entered here, the field is write-only: it shows only whether one is known. */
export function SecretField(props: SecretFieldProps) {
  const { label, field, secret, kinds, known, typed, mistakes, disabled, onChange, onType } = props;
  const text = useText().environments;
  const hasStore = useSession((session) => session.info?.secrets.available === true);
  const offered = kinds.filter((kind) => kind !== 'stored' || hasStore || secret.kind === 'stored');
  const entered = secret.kind === 'stored' || secret.kind === 'ask';
  const wrong = (name: string): string | null => {
    const code: MistakeCode | undefined = mistakes[`${field}.${name}`];
    return code === undefined ? null : text.mistakes[code];
  };
  const unknown = secret.kind === 'ask' ? text.secret.willAsk : text.secret.unknown;
  return (
    <div className={styles.secret}>
      <Select
        label={text.secret.sourceOf(label)}
        hint={secret.kind === 'ask' && !hasStore ? text.secret.storeMissing : undefined}
        value={secret.kind}
        disabled={disabled}
        options={offered.map((value) => ({ value, label: text.secret.kinds[value] }))}
        onChange={(kind) => onChange({ ...secret, kind })}
      />
      {secret.kind === 'env' ? (
        <TextInput
          label={text.secret.envName(label)}
          hint={text.secret.envHint}
          error={wrong('envName')}
          mono
          disabled={disabled}
          value={secret.envName}
          onChange={({ currentTarget }) => onChange({ ...secret, envName: currentTarget.value })}
        />
      ) : null}
      {secret.kind === 'file' ? (
        <TextInput
          label={text.secret.filePath(label)}
          hint={text.secret.fileHint}
          error={wrong('filePath')}
          mono
          disabled={disabled}
          value={secret.filePath}
          onChange={({ currentTarget }) => onChange({ ...secret, filePath: currentTarget.value })}
        />
      ) : null}
      {secret.kind === 'program' ? (
        <TextInput
          label={text.secret.program(label)}
          hint={text.secret.programHint}
          error={wrong('program')}
          mono
          disabled={disabled}
          value={secret.program}
          onChange={({ currentTarget }) => onChange({ ...secret, program: currentTarget.value })}
        />
      ) : null}
      {entered ? (
        <TextInput
          type="password"
          autoComplete="new-password"
          label={text.secret.value(label)}
          hint={secret.kind === 'stored' ? text.secret.valueHint : text.secret.askHint}
          disabled={disabled}
          value={typed}
          onChange={({ currentTarget }) => onType(currentTarget.value)}
        />
      ) : null}
      {secret.kind === 'none' || secret.kind === 'pgpass' ? null : (
        <p className={styles.known} role="status">
          {known === null ? text.secret.afterSaving : known ? text.secret.known : unknown}
        </p>
      )}
      {entered && typed !== '' ? <p className={styles.known}>{text.secret.typedUsed}</p> : null}
    </div>
  );
}
