import { useState } from 'react';
import type { IncidentView } from '../../../../shared/contract/view.ts';
import { whyParts } from '../../../../shared/postmortem/whys/outline.ts';
import { outlineFindings } from '../../../../shared/postmortem/whys/outline-findings.ts';
import { readOutlineLines } from '../../../../shared/postmortem/whys/outline-lines.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { client, newCommandId } from '../../../contract/client.ts';
import { isConflict, toCallProblem } from '../../../contract/problem.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { useAction } from '../../../state/action.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { Conflict } from '../Conflict.tsx';
import { isOvertaken, type Section } from '../section-edits.ts';
import type { Editing } from '../useSectionEdits.ts';
import { useWritingText } from '../useWritingText.ts';
import { AnswerRow } from './AnswerRow.tsx';
import { useOutline } from './useOutline.ts';
import styles from './WhysEditor.module.css';
import { readableOutline } from './whys-section.ts';

type WhysEditorProps = {
  id: string;
  incident: IncidentView;
  /** The whys as a text to edit. */
  section: Section;
  /** Whether the section on causes was written by hand, so that the whys are not in it. */
  causeEdited: boolean;
  editing: Editing;
  onClose: () => void;
  onStale: () => void;
};

/** The 5 Whys as a nested list, written by keyboard. Saving puts them into the section on causes. */
export function WhysEditor(props: WhysEditorProps) {
  const { id, incident, section, causeEdited, editing, onClose, onStale } = props;
  const { postmortem: text } = useText();
  const { whys: words } = useWritingText();
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const { incidentId } = incident.state;
  const edit = editing.edits[section.key];
  const unsaved = edit !== undefined && !edit.saved;
  const overtaken = edit !== undefined && isOvertaken(section, edit);
  const shown = edit?.text ?? section.markdown;
  const { answers, actions, list } = useOutline(shown, (lines) => {
    setSaved(false);
    editing.change(section, lines);
  });
  const [saved, setSaved] = useState(false);
  const findings = outlineFindings(answers);

  const save = useAction(async (lines: string | null, basedOn: string | null) => {
    try {
      const outline = lines === null ? null : readOutlineLines(lines);
      const { eventIds } = await client.postmortems.setWhys({
        incidentId,
        commandId: newCommandId(),
        outline,
        basedOn,
      });
      if (lines === null) editing.remember(section);
      if (lines === null || eventIds.length === 0) editing.drop(section);
      else editing.settle(section, lines, eventIds[0]);
      setSaved(lines !== null);
    } catch (error) {
      if (isConflict(toCallProblem(error))) onStale();
      throw error;
    }
  });

  function saveNow(): void {
    if (unsaved && !overtaken && !readOnly) void save.run(edit.text, edit.basedOn);
  }

  useKeys([{ key: 'mod+enter', label: words.save, inInputs: true, run: saveNow }]);

  return (
    <section id={id} className={styles.editor} aria-label={words.title}>
      <div className={styles.head}>
        <h2>{words.title}</h2>
        <Button onClick={onClose}>{words.backToText}</Button>
        {section.edited ? (
          <Button disabled={readOnly || save.busy} onClick={() => void save.run(null, section.basedOn)}>
            {words.giveBack}
          </Button>
        ) : null}
        <Button
          look="primary"
          keys="mod+enter"
          busy={save.busy}
          disabled={!unsaved || overtaken || readOnly}
          onClick={saveNow}
        >
          {words.save}
        </Button>
        <p className={styles.state} role="status">
          {edit?.restored ? text.editor.restored : unsaved ? text.editor.unsaved : saved ? text.editor.saved : ''}
        </p>
      </div>
      <p className={styles.hint}>{words.hint}</p>
      {causeEdited ? <p className={styles.notice}>{words.editedSection}</p> : null}
      <ProblemBox problem={save.problem} onDismiss={save.dismiss} />
      {overtaken ? (
        <Conflict
          section={{ ...section, markdown: readableOutline(readOutlineLines(section.markdown)) }}
          busy={save.busy}
          onKeepMine={() => {
            editing.rebase(section);
            void save.run(edit.text, section.basedOn);
          }}
          onTakeTheirs={() => editing.drop(section)}
        />
      ) : null}
      <p className={styles.hint}>{findings.length === 0 ? words.complete : words.left(findings.length)}</p>
      <div ref={list} className={styles.parts}>
        {whyParts.map((part) => (
          <section key={part} aria-label={words.parts[part]}>
            <h3>{words.parts[part]}</h3>
            <ul>
              {answers.flatMap((answer, index) =>
                answer.part !== part
                  ? []
                  : [
                      <li key={answer.id}>
                        <AnswerRow
                          answer={answer}
                          index={index}
                          place={index - answers.findIndex((each) => each.part === part) + 1}
                          incident={incident}
                          findings={findings.filter(({ answerId }) => answerId === answer.id).map(({ code }) => code)}
                          readOnly={readOnly}
                          actions={actions}
                          onUndo={() => editing.undo(section)}
                          onRedo={() => editing.redo(section)}
                        />
                      </li>,
                    ],
              )}
            </ul>
            {answers.some((answer) => answer.part === part) ? null : (
              <Button disabled={readOnly} aria-label={words.add(words.parts[part])} onClick={() => actions.addTo(part)}>
                {words.addShort}
              </Button>
            )}
          </section>
        ))}
      </div>
    </section>
  );
}
