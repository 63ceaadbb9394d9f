import { useId, useRef, useState } from 'react';
import type { ComparedSection, Comparison, ImportNote } from '../../../../shared/postmortem/import/compared.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { client, newCommandId } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { useText } from '../../../text/useText.ts';
import { ChangedSection, type Verdict } from './ChangedSection.tsx';
import styles from './TakeInDialog.module.css';

/** An edited file beside the document, section by section; only what is accepted changes anything. */
export function TakeInDialog({ incidentId, onClose }: { incidentId: string; onClose: () => void }) {
  const { output } = useText().postmortem;
  const words = output.taking;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({});

  const comparing = useAction(async (file: File) => {
    setComparison(null);
    setVerdicts({});
    setComparison(await client.postmortems.compare({ incidentId, text: await file.text() }));
  });
  const accepting = useAction(async ({ key, imported, basedOn }: ComparedSection) => {
    const commandId = newCommandId();
    await client.postmortems.setSection({ incidentId, commandId, section: key, markdown: imported, basedOn });
    setVerdicts((before) => ({ ...before, [key]: 'accepted' }));
  });

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.title}
      description={words.explain}
      initialFocus={chooser}
      actions={
        <Button
          ref={chooser}
          look={comparison === null ? 'primary' : 'default'}
          busy={comparing.busy}
          onClick={() => input.current?.click()}
        >
          {words.choose}
        </Button>
      }
    >
      <label htmlFor={id} className={styles.hidden}>
        {words.choose}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".md,.markdown,text/markdown,text/plain"
        className={styles.hidden}
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void comparing.run(file);
          // The same file, edited again, can be chosen again.
          currentTarget.value = '';
        }}
      />
      <p role="status" className={styles.summary}>
        {comparing.busy ? words.reading : comparison === null ? '' : summaryOf(comparison, words)}
      </p>
      <ProblemBox problem={comparing.problem} onDismiss={comparing.dismiss} />
      <ProblemBox problem={accepting.problem} onDismiss={accepting.dismiss} />
      {comparison === null ? null : (
        <>
          <NoteList notes={comparison.notes} />
          {comparison.sections
            .filter(({ state }) => state === 'changed')
            .map((section) => (
              <ChangedSection
                key={section.key}
                section={section}
                verdict={verdicts[section.key] ?? null}
                busy={accepting.busy}
                onAccept={() => void accepting.run(section)}
                onDecline={() => setVerdicts((before) => ({ ...before, [section.key]: 'declined' }))}
              />
            ))}
        </>
      )}
    </Dialog>
  );
}

function NoteList({ notes }: { notes: readonly ImportNote[] }) {
  const words = useText().postmortem.output.taking;
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={`${note.code} ${note.words}`}>{words.notes[note.code](note.words ?? '')}</li>
      ))}
    </ul>
  );
}

type Words = { summary: (changed: number, same: number) => string; nothing: string };

function summaryOf({ sections }: Comparison, words: Words): string {
  const count = (state: ComparedSection['state']) => sections.filter((section) => section.state === state).length;
  if (sections.length === 0) return '';
  return sections.every(({ state }) => state === 'same')
    ? words.nothing
    : words.summary(count('changed'), count('same'));
}
