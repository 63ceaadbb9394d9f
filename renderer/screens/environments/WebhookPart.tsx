import { Section } from '../../components/Page.tsx';
import { useText } from '../../text/useText.ts';
import type { SecretKind } from './form/secret-form.ts';
import styles from './Notes.module.css';
import type { FieldsProps } from './part-props.ts';
import { type SecretEntry, SecretField } from './SecretField.tsx';

const kinds: readonly SecretKind[] = ['none', 'env', 'file', 'stored', 'ask', 'program'];

/** Where messages can be sent to; its address is kept like a password, since whoever has it can write there. */
export function WebhookPart({ form, mistakes, disabled, onChange, address }: FieldsProps & { address: SecretEntry }) {
  const text = useText().environments.webhook;
  return (
    <Section title={text.title}>
      <p className={styles.note}>{text.explain}</p>
      <SecretField
        {...address}
        label={text.address}
        field="webhook"
        secret={form.webhook}
        kinds={kinds}
        mistakes={mistakes}
        disabled={disabled}
        onChange={(webhook) => onChange({ webhook })}
      />
    </Section>
  );
}
