import { useState } from 'react';
import {
  type ActionItem,
  type ActionKind,
  type ActionPriority,
  type ActionTerm,
  actionKinds,
  actionPriorities,
  actionTerms,
} from '../../../../shared/actions/action-item.ts';
import type { ActionItemRecord } from '../../../../shared/actions/action-item-record.ts';
import { actionItemWords } from '../../../../shared/text/action-item-words.ts';
import { Button } from '../../../components/Button.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useLanguage, useText } from '../../../text/useText.ts';
import styles from './ActionItemsDialog.module.css';
import { moveBetweenRows } from './move-between-rows.ts';
import { ReasonLine } from './ReasonLine.tsx';
import type { ActionItemActions } from './useActionItems.ts';

type ActionItemRowProps = { item: ActionItemRecord; readOnly: boolean; actions: ActionItemActions };

/** One action as a row of fields. It is saved by Enter, and when the focus leaves it. */
export function ActionItemRow({ item, readOnly, actions }: ActionItemRowProps) {
  const { actionItems: words } = useText();
  const { fields, kinds, terms, priorities, statuses } = actionItemWords(useLanguage());
  const [typed, setTyped] = useState<Partial<ActionItem>>({});
  const [settling, setSettling] = useState<'done' | 'declined' | null>(null);
  const { itemId, label, status, reason } = item;
  const shown = { ...itemOf(item), ...typed };
  const changed = Object.keys(typed).length > 0;

  async function save(): Promise<void> {
    if (!changed || readOnly) return;
    const sent = typed;
    if ((await actions.set.run(itemId, { ...itemOf(item), ...sent })) !== undefined) {
      setTyped((now) => (now === sent ? {} : now));
    }
  }

  function change<F extends keyof ActionItem>(field: F, value: ActionItem[F]): void {
    setTyped((before) => ({ ...before, [field]: value }));
  }

  const line = (field: 'text' | 'owner' | 'doneWhen' | 'ticket', hint?: string) => (
    <TextInput
      label={words.field(fields[field], label)}
      labelHidden
      data-field={field}
      placeholder={hint ?? fields[field]}
      value={shown[field] ?? ''}
      maxLength={field === 'owner' ? 200 : 2_000}
      readOnly={readOnly}
      onChange={({ currentTarget }) => change(field, currentTarget.value)}
      onKeyDown={moveBetweenRows}
      onEnter={() => void save()}
    />
  );

  return (
    <tbody
      className={styles.item}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) void save();
      }}
    >
      <tr>
        <th scope="row" rowSpan={2} className={styles.label}>
          {label}
        </th>
        <td colSpan={2}>{line('text', words.textHint)}</td>
        <td>
          <Choice
            label={words.field(fields.kind, label)}
            unset={fields.kind}
            value={shown.kind}
            options={actionKinds}
            names={kinds}
            disabled={readOnly}
            onChoose={(kind: ActionKind | null) => change('kind', kind)}
          />
        </td>
        <td>{line('owner')}</td>
        <td>
          <Choice
            label={words.field(fields.priority, label)}
            unset={fields.priority}
            value={shown.priority}
            options={actionPriorities}
            names={priorities}
            disabled={readOnly}
            onChoose={(priority: ActionPriority | null) => change('priority', priority)}
          />
        </td>
      </tr>
      <tr>
        <td>{line('doneWhen', words.doneWhenHint)}</td>
        <td>{line('ticket', 'https://')}</td>
        <td>
          <Choice
            label={words.field(fields.term, label)}
            unset={fields.term}
            value={shown.term}
            options={actionTerms}
            names={terms}
            disabled={readOnly}
            onChoose={(term: ActionTerm | null) => change('term', term)}
          />
        </td>
        <td>
          <TextInput
            type="date"
            label={words.field(fields.due, label)}
            labelHidden
            data-field="due"
            value={shown.due ?? ''}
            readOnly={readOnly}
            onChange={({ currentTarget }) => change('due', currentTarget.value === '' ? null : currentTarget.value)}
            onEnter={() => void save()}
          />
        </td>
        <td className={styles.state}>{changed ? words.unsaved : statuses[status]}</td>
      </tr>
      <tr>
        <td />
        <td colSpan={5}>
          {settling === null ? (
            <div className={styles.settle}>
              {reason === null ? null : (
                <span className={styles.because}>
                  {status === 'declined' ? fields.reason : fields.proof}: {reason}
                </span>
              )}
              {status === 'open' ? (
                <>
                  <Button
                    aria-label={words.doneLabel(item.text)}
                    disabled={readOnly}
                    onClick={() => setSettling('done')}
                  >
                    {words.done}
                  </Button>
                  <Button
                    aria-label={words.declineLabel(item.text)}
                    disabled={readOnly}
                    onClick={() => setSettling('declined')}
                  >
                    {words.decline}
                  </Button>
                </>
              ) : (
                <Button
                  aria-label={words.reopenLabel(item.text)}
                  disabled={readOnly}
                  onClick={() => void actions.settle.run(itemId, 'open', null)}
                >
                  {words.reopen}
                </Button>
              )}
            </div>
          ) : (
            <ReasonLine
              label={settling === 'done' ? words.proof : words.reason}
              onCancel={() => setSettling(null)}
              onConfirm={(why) => {
                void actions.settle.run(itemId, settling, why);
                setSettling(null);
              }}
            />
          )}
        </td>
      </tr>
    </tbody>
  );
}

type ChoiceProps<V extends string> = {
  label: string;
  /** Name of the field, shown while nothing is chosen. */
  unset: string;
  value: V | null;
  options: readonly V[];
  names: Record<V, string>;
  disabled: boolean;
  onChoose: (value: V | null) => void;
};

function Choice<V extends string>({ label, unset, value, options, names, disabled, onChoose }: ChoiceProps<V>) {
  const blank = { value: '' as const, label: unset };
  return (
    <Select<V | ''>
      label={label}
      labelHidden
      disabled={disabled}
      value={value ?? ''}
      options={[blank, ...options.map((option) => ({ value: option, label: names[option] }))]}
      onChange={(chosen) => onChoose(chosen === '' ? null : chosen)}
    />
  );
}

function itemOf({ text, kind, term, owner, due, doneWhen, priority, ticket }: ActionItemRecord): ActionItem {
  return { text, kind, term, owner, due, doneWhen, priority, ticket };
}
