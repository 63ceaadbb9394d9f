import { useState } from 'react';
import { AskFirst } from '../../components/AskFirst.tsx';
import { Button } from '../../components/Button.tsx';
import { downloadText } from '../../components/download.ts';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { client } from '../../contract/client.ts';
import { type Action, useAction } from '../../state/action.ts';
import { useSession } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import styles from './EditorFoot.module.css';
import type { EnvironmentForm } from './form/environment-form.ts';

type EditorFootProps = {
  form: EnvironmentForm;
  /** It stands in the record, and is not being added. */
  isKept: boolean;
  unsaved: boolean;
  readOnly: boolean;
  news: 'saved' | 'fixFirst' | null;
  save: Action<[], void>;
  onRevert: () => void;
  /** Removed, or not added after all. */
  onGone: () => void;
};

/** What can be done with the whole environment, always in sight, and which environment it is. */
export function EditorFoot({ form, isKept, unsaved, readOnly, news, save, onRevert, onGone }: EditorFootProps) {
  const { common, environments: text } = useText();
  const [removing, setRemoving] = useState(false);
  /** What came of exporting the form as it then was. */
  const [exported, setExported] = useState<{ form: EnvironmentForm; said: string | null } | null>(null);
  const canSave = useSession((session) => session.info?.can.saveFile === true);
  const remove = useAction(async () => {
    await client.environments.remove({ environmentId: form.id });
    onGone();
  });
  const exporting = useAction(async () => {
    const { fileName, json, savedTo } = await client.environments.export({ environmentId: form.id });
    if (!canSave) downloadText(fileName, json, 'application/json');
    const said = canSave ? savedTo && text.exchange.savedTo(savedTo) : text.exchange.downloaded(fileName);
    setExported({ form, said });
  });
  const said = exported?.form === form ? exported.said : null;
  const kept = said ?? (news === 'saved' ? text.saved : '');
  return (
    <div className={styles.foot}>
      <ProblemBox problem={save.problem} onDismiss={save.dismiss} />
      <ProblemBox problem={remove.problem} onDismiss={remove.dismiss} />
      <ProblemBox problem={exporting.problem} onDismiss={exporting.dismiss} />
      <EnvironmentName kind={form.kind} name={form.name || text.newName} />
      <p role="status" className={styles.news}>
        {news === 'fixFirst' ? text.test.fixFirst : unsaved ? text.unsaved : kept}
      </p>
      {isKept ? (
        <>
          <Button disabled={readOnly || remove.busy} onClick={() => setRemoving(true)}>
            {text.remove.action}
          </Button>
          {unsaved ? (
            <Button onClick={onRevert}>{text.revert}</Button>
          ) : (
            <Button busy={exporting.busy} onClick={() => void exporting.run()}>
              {text.exchange.export}
            </Button>
          )}
        </>
      ) : (
        <Button onClick={onGone}>{common.cancel}</Button>
      )}
      <Button
        look="primary"
        keys="mod+enter"
        busy={save.busy}
        disabled={readOnly || !unsaved}
        onClick={() => void save.run()}
      >
        {text.save}
      </Button>
      <AskFirst
        open={removing}
        title={text.remove.title}
        explain={text.remove.explain(form.name)}
        confirm={text.remove.confirm}
        onClose={() => setRemoving(false)}
        onConfirm={() => void remove.run()}
      />
    </div>
  );
}
