import type { PastedLine } from '../../../shared/environment/pasted/pasted-line.ts';
import { useText } from '../../text/useText.ts';
import type { Filled, FilledField } from './form/fill-from-pasted.ts';
import styles from './PastedFindings.module.css';

/** What was taken from a pasted line, and what was not and why. */
export function PastedFindings({ pasted, filled }: { pasted: PastedLine; filled: Filled }) {
  const text = useText().environments.paste;
  const labelOf = (filledField: FilledField): string =>
    filledField.part === 'api' ? text.fields.api[filledField.field] : text.fields.database[filledField.field];
  const taken = [
    ...filled.fields.filter(({ field }) => field !== 'on').map(labelOf),
    ...filled.hosts.map((name) => text.host(name)),
  ];
  return (
    <div className={styles.findings}>
      {taken.length === 0 ? null : <p>{text.taken(taken.join(text.between))}</p>}
      {pasted.secrets.length === 0 ? null : <p>{text.secretTaken}</p>}
      <ul>
        {pasted.findings.map(({ code, params }) => (
          <li key={code + JSON.stringify(params)}>
            {text.findings[code]({ ...params, field: fieldName(params.field) })}
          </li>
        ))}
      </ul>
    </div>
  );

  function fieldName(field: string | undefined): string {
    const names: Record<string, string> = text.facts;
    return field === undefined ? '' : (names[field] ?? field);
  }
}
