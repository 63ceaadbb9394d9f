import { lazy, type RefObject, Suspense, useDeferredValue, useState } from 'react';
import type { IncidentView } from '../../../shared/contract/view.ts';
import { type TableSource, tableAt } from '../../../shared/markdown/table-source.ts';
import { AskFirst } from '../../components/AskFirst.tsx';
import { Button } from '../../components/Button.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { client, newCommandId } from '../../contract/client.ts';
import { isConflict, toCallProblem } from '../../contract/problem.ts';
import { useKeys } from '../../keys/bindings.ts';
import { useAction } from '../../state/action.ts';
import { useSession } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import { Conflict } from './Conflict.tsx';
import { MissingFacts } from './MissingFacts.tsx';
import styles from './SectionEditor.module.css';
import { SectionText } from './SectionText.tsx';
import { isOvertaken, type Section } from './section-edits.ts';
import { TableDialog } from './table/TableDialog.tsx';
import type { Editing } from './useSectionEdits.ts';
import { useWritingText } from './useWritingText.ts';

const MarkdownView = lazy(async () => ({
  default: (await import('../../components/MarkdownView.tsx')).MarkdownView,
}));

type SectionEditorProps = {
  id: string;
  ref: RefObject<HTMLTextAreaElement | null>;
  incident: IncidentView;
  section: Section;
  /** Codes of what is not known in it. */
  missing: readonly string[];
  editing: Editing;
  onStale: () => void;
  /** Opens the whys behind the section on causes; null for the others. */
  onWhys: (() => void) | null;
};

/** One section as Markdown beside how it will be read. Saving is asked for; what is typed is kept as a draft meanwhile. */
export function SectionEditor(props: SectionEditorProps) {
  const { id, ref, incident, section, missing, editing, onStale, onWhys } = props;
  const text = useText();
  const words = text.postmortem.editor;
  const { document: documentWords, whys: whysWords } = useWritingText();
  const { table: tableWords, writingHint } = documentWords;
  const { incidentId } = incident.state;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const [asking, setAsking] = useState<'giveBack' | 'discard' | null>(null);
  const [saved, setSaved] = useState(false);
  const [table, setTable] = useState<{ text: string; source: TableSource } | null>(null);
  const [noTable, setNoTable] = useState(false);
  const edit = editing.edits[section.key];
  const unsaved = edit !== undefined && !edit.saved;
  const overtaken = edit !== undefined && isOvertaken(section, edit);
  const shown = edit?.text ?? section.markdown;
  const previewed = useDeferredValue(shown);

  async function set(markdown: string | null, basedOn: string | null): Promise<void> {
    const key = section.key;
    try {
      const { eventIds } = await client.postmortems.setSection({
        incidentId,
        commandId: newCommandId(),
        section: key,
        markdown,
        basedOn,
      });
      if (markdown === null) {
        editing.remember(section);
        editing.drop(section);
      } else editing.settle(section, markdown, eventIds[0]);
      setSaved(markdown !== null);
    } catch (error) {
      if (isConflict(toCallProblem(error))) onStale();
      throw error;
    }
  }

  const save = useAction(set);

  function saveNow(): void {
    if (unsaved && !overtaken && !readOnly) void save.run(edit.text, edit.basedOn);
  }

  function change(next: string): void {
    setSaved(false);
    setNoTable(false);
    editing.change(section, next);
  }

  function editTable(): void {
    const source = tableAt(shown, ref.current?.selectionStart ?? 0);
    setNoTable(source === null);
    if (source !== null && !readOnly) setTable({ text: shown, source });
  }

  useKeys([
    { key: 'mod+enter', label: words.save, inInputs: true, run: saveNow },
    { key: 'f2', label: tableWords.open, inInputs: true, run: editTable },
    ...(onWhys === null ? [] : [{ key: 'w', label: whysWords.open, run: onWhys }]),
  ]);

  return (
    <section id={id} className={styles.editor} aria-label={section.title}>
      <div className={styles.head}>
        <h2>{section.title}</h2>
        <p className={styles.state} role="status">
          {edit?.restored ? words.restored : unsaved ? words.unsaved : saved ? words.saved : ''}
        </p>
        <div className={styles.actions}>
          {unsaved ? (
            <Button onClick={() => setAsking('discard')} disabled={save.busy}>
              {words.discard}
            </Button>
          ) : null}
          {section.edited ? (
            <Button onClick={() => setAsking('giveBack')} disabled={save.busy || readOnly}>
              {text.postmortem.giveBack.action}
            </Button>
          ) : null}
          {onWhys === null ? null : (
            <Button keys="w" onClick={onWhys}>
              {whysWords.open}
            </Button>
          )}
          <Button keys="f2" disabled={readOnly} onClick={editTable}>
            {tableWords.open}
          </Button>
          <Button
            look="primary"
            keys="mod+enter"
            busy={save.busy}
            disabled={!unsaved || overtaken || readOnly}
            onClick={saveNow}
          >
            {words.save}
          </Button>
        </div>
      </div>
      {section.prompt === null ? null : (
        <p className={styles.prompt}>
          <strong>{words.prompt}</strong> {section.prompt}
        </p>
      )}
      <p className={styles.prompt} role={noTable ? 'alert' : undefined}>
        {noTable ? tableWords.none : writingHint}
      </p>
      <MissingFacts codes={missing} />
      <ProblemBox problem={save.problem} onDismiss={save.dismiss} />
      {overtaken ? (
        <Conflict
          section={section}
          busy={save.busy}
          onKeepMine={() => {
            editing.rebase(section);
            void save.run(edit.text, section.basedOn);
          }}
          onTakeTheirs={() => setAsking('discard')}
        />
      ) : null}
      <div className={styles.panes}>
        <SectionText
          ref={ref}
          label={words.label(section.title)}
          incident={incident}
          text={shown}
          readOnly={readOnly}
          onChange={change}
          onUndo={() => editing.undo(section)}
          onRedo={() => editing.redo(section)}
          onConfirm={saveNow}
        />
        <div className={styles.preview}>
          <p className={styles.previewTitle} aria-hidden="true">
            {words.previewTitle}
          </p>
          <Suspense fallback={<Working label={text.common.loading} />}>
            <MarkdownView markdown={previewed} label={words.preview(section.title)} />
          </Suspense>
        </div>
      </div>
      {table === null ? null : (
        <TableDialog text={table.text} table={table.source} onChange={change} onClose={() => setTable(null)} />
      )}
      <AskFirst
        open={asking === 'giveBack'}
        title={text.postmortem.giveBack.title}
        explain={text.postmortem.giveBack.explain(section.title)}
        confirm={text.postmortem.giveBack.confirm}
        onClose={() => setAsking(null)}
        onConfirm={() => void save.run(null, section.basedOn)}
      />
      <AskFirst
        open={asking === 'discard'}
        title={text.postmortem.discard.title}
        explain={text.postmortem.discard.explain(section.title)}
        confirm={text.postmortem.discard.confirm}
        onClose={() => setAsking(null)}
        onConfirm={() => editing.drop(section)}
      />
    </section>
  );
}
