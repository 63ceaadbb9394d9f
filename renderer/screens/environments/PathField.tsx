import type { DatabasePath } from '../../../shared/environment/environment.ts';
import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import type { PathForm } from './form/path-form.ts';
import styles from './SecretField.module.css';

type PathFieldProps<Kind extends DatabasePath['kind']> = {
  label: string;
  portLabel: string;
  aliasLabel: string;
  kinds: readonly Kind[];
  path: PathForm<Kind>;
  /** What is wrong with the port or the alias. */
  errors: { localPort: string | null; alias: string | null };
  disabled: boolean;
  onChange: (path: PathForm<Kind>) => void;
};

/** How a target is reached: straight, through a tunnel that the person opened, or over ssh by the person's own alias. */
export function PathField<Kind extends DatabasePath['kind']>(props: PathFieldProps<Kind>) {
  const { label, portLabel, aliasLabel, kinds, path, errors, disabled, onChange } = props;
  const text = useText().environments.path;
  const overSsh = path.kind === 'ssh' || path.kind === 'psqlOverSsh';
  return (
    <div className={styles.secret}>
      <Select
        label={label}
        hint={text.hints[path.kind]}
        value={path.kind}
        disabled={disabled}
        options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
        onChange={(kind) => onChange({ ...path, kind })}
      />
      {path.kind === 'tunnel' ? (
        <TextInput
          label={portLabel}
          inputMode="numeric"
          mono
          error={errors.localPort}
          disabled={disabled}
          value={path.localPort}
          onChange={({ currentTarget }) => onChange({ ...path, localPort: currentTarget.value })}
        />
      ) : null}
      {overSsh ? (
        <TextInput
          label={aliasLabel}
          hint={text.aliasHint}
          mono
          error={errors.alias}
          disabled={disabled}
          value={path.alias}
          onChange={({ currentTarget }) => onChange({ ...path, alias: currentTarget.value })}
        />
      ) : null}
    </div>
  );
}
