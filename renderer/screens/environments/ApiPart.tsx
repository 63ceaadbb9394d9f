import { TextArea, TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import { apiPathKinds } from './form/path-form.ts';
import type { SecretKind } from './form/secret-form.ts';
import { PartSection } from './PartSection.tsx';
import { PathField } from './PathField.tsx';
import { type PartProps, useMistakeText } from './part-props.ts';
import { type SecretEntry, SecretField } from './SecretField.tsx';
import { Toggle } from './Toggle.tsx';

const tokenKinds: readonly SecretKind[] = ['none', 'env', 'file', 'stored', 'ask', 'program'];

/** Where the HTTP API is and what of it may be read. */
export function ApiPart({
  form,
  mistakes,
  disabled,
  live,
  onChange,
  onRead,
  token,
}: PartProps & { token: SecretEntry }) {
  const text = useText().environments;
  const mistake = useMistakeText(mistakes);
  const { api } = form;
  const change = (part: Partial<typeof api>): void => onChange({ api: { ...api, ...part } });
  return (
    <PartSection part="api" title={text.api.title} nothing={text.api.nothing} form={form} live={live} onRead={onRead}>
      <Toggle label={text.api.on} checked={api.on} disabled={disabled} onChange={(on) => change({ on })} />
      {api.on ? (
        <>
          <TextInput
            label={text.api.baseUrl}
            hint={text.api.baseUrlHint}
            error={mistake('api.baseUrl')}
            inputMode="url"
            mono
            disabled={disabled}
            value={api.baseUrl}
            onChange={({ currentTarget }) => change({ baseUrl: currentTarget.value })}
          />
          <TextInput
            label={text.api.healthPath}
            hint={text.api.healthPathHint}
            error={mistake('api.healthPath')}
            mono
            disabled={disabled}
            value={api.healthPath}
            onChange={({ currentTarget }) => change({ healthPath: currentTarget.value })}
          />
          <TextArea
            label={text.api.endpoints}
            hint={text.api.endpointsHint}
            error={mistake('api.endpoints')}
            mono
            disabled={disabled}
            value={api.endpoints}
            onChange={({ currentTarget }) => change({ endpoints: currentTarget.value })}
          />
          <TextInput
            label={text.api.timeout}
            error={mistake('api.timeoutSeconds')}
            inputMode="decimal"
            mono
            disabled={disabled}
            value={api.timeoutSeconds}
            onChange={({ currentTarget }) => change({ timeoutSeconds: currentTarget.value })}
          />
          <SecretField
            {...token}
            label={text.api.token}
            field="api.token"
            secret={api.token}
            kinds={tokenKinds}
            mistakes={mistakes}
            disabled={disabled}
            onChange={(secret) => change({ token: secret })}
          />
          <PathField
            label={text.path.api}
            portLabel={text.path.apiPort}
            aliasLabel={text.path.apiAlias}
            kinds={apiPathKinds}
            path={api.path}
            errors={{ localPort: mistake('api.path.localPort'), alias: mistake('api.path.alias') }}
            disabled={disabled}
            onChange={(path) => change({ path })}
          />
        </>
      ) : null}
    </PartSection>
  );
}
