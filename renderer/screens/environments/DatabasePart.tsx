import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import type { DatabaseForm } from './form/database-form.ts';
import { databasePathKinds } from './form/path-form.ts';
import type { SecretKind } from './form/secret-form.ts';
import { PartSection } from './PartSection.tsx';
import { PathField } from './PathField.tsx';
import { type PartProps, useMistakeText } from './part-props.ts';
import { type SecretEntry, SecretField } from './SecretField.tsx';
import { Toggle } from './Toggle.tsx';

const passwordKinds: readonly SecretKind[] = ['none', 'env', 'file', 'pgpass', 'stored', 'ask', 'program'];
const sslModes = ['verify-full', 'disable'] as const;

type TextField = { [K in keyof DatabaseForm]: DatabaseForm[K] extends string ? K : never }[keyof DatabaseForm];

/** Where the PostgreSQL database is and as whom it is read. */
export function DatabasePart(props: PartProps & { password: SecretEntry; operator: SecretEntry }) {
  const { form, mistakes, disabled, live, onChange, onRead, password, operator } = props;
  const text = useText().environments;
  const mistake = useMistakeText(mistakes);
  const { database } = form;
  const change = (part: Partial<DatabaseForm>): void => onChange({ database: { ...database, ...part } });
  const field = (name: TextField) => ({
    error: mistake(`database.${name}`),
    mono: true,
    disabled,
    value: database[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => change({ [name]: currentTarget.value }),
  });
  return (
    <PartSection
      part="database"
      title={text.database.title}
      nothing={text.database.nothing}
      form={form}
      live={live}
      onRead={onRead}
    >
      <Toggle label={text.database.on} checked={database.on} disabled={disabled} onChange={(on) => change({ on })} />
      {database.on ? (
        <>
          <TextInput label={text.database.host} hint={text.database.hostHint} {...field('host')} />
          <TextInput label={text.database.port} inputMode="numeric" {...field('port')} />
          <TextInput label={text.database.name} {...field('name')} />
          <TextInput label={text.database.user} hint={text.database.userHint} {...field('user')} />
          <div>
            <Select
              label={text.database.sslMode}
              hint={text.database.sslHint}
              value={database.sslMode}
              disabled={disabled}
              error={mistake('database.sslMode')}
              options={sslModes.map((value) => ({ value, label: text.database.sslModes[value] }))}
              onChange={(sslMode) => change({ sslMode })}
            />
          </div>
          {database.sslMode === 'disable' ? null : (
            <TextInput label={text.database.caFile} hint={text.database.caFileHint} {...field('caFile')} />
          )}
          <SecretField
            {...password}
            label={text.database.password}
            field="database.password"
            secret={database.password}
            kinds={passwordKinds}
            mistakes={mistakes}
            disabled={disabled}
            onChange={(secret) => change({ password: secret })}
          />
          <PathField
            label={text.path.database}
            portLabel={text.path.databasePort}
            aliasLabel={text.path.databaseAlias}
            kinds={databasePathKinds}
            path={database.path}
            errors={{ localPort: mistake('database.path.localPort'), alias: mistake('database.path.alias') }}
            disabled={disabled}
            onChange={(path) => change({ path })}
          />
          <TextInput label={text.database.operatorUser} hint={text.database.operatorHint} {...field('operatorUser')} />
          {database.operatorUser.trim() === '' ? null : (
            <SecretField
              {...operator}
              label={text.database.operatorPassword}
              field="database.operatorPassword"
              secret={database.operatorPassword}
              kinds={passwordKinds}
              mistakes={mistakes}
              disabled={disabled}
              onChange={(secret) => change({ operatorPassword: secret })}
            />
          )}
        </>
      ) : null}
    </PartSection>
  );
}
