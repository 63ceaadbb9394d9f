import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { IncidentView, PostmortemView } from '../../../shared/contract/view.ts';
import { mostBodyPages } from '../../../shared/postmortem/pages/print-geometry.ts';
import { hrefOf, navigate } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { useKeys } from '../../keys/bindings.ts';
import { useText } from '../../text/useText.ts';
import { useFindings } from './checker/useFindings.ts';
import { DocumentBar } from './document/DocumentBar.tsx';
import { Output } from './output/Output.tsx';
import { ReviewStrip } from './review/ReviewStrip.tsx';
import { SectionEditor } from './SectionEditor.tsx';
import { SectionList } from './SectionList.tsx';
import { SidePanes } from './SidePanes.tsx';
import { useSectionEdits } from './useSectionEdits.ts';
import { useWritingText } from './useWritingText.ts';
import styles from './Workbench.module.css';
import { WhysEditor } from './whys/WhysEditor.tsx';
import { whysSection } from './whys/whys-section.ts';

const MarkdownView = lazy(async () => ({
  default: (await import('../../components/MarkdownView.tsx')).MarkdownView,
}));

type WorkbenchProps = {
  postmortem: PostmortemView;
  incident: IncidentView;
  /** A section's key; null for the whole document. */
  selected: string | null;
  onSelect: (section: string | null) => void;
  /** Somebody saved meanwhile: what is shown is to be read anew. */
  onStale: () => void;
  /** To the step before the document. */
  onReview: () => void;
};

/** Sections on the left, the text of one in the middle, the evidence to cite on the right. */
export function Workbench({ postmortem, incident, selected, onSelect, onStale, onReview }: WorkbenchProps) {
  const { common, postmortem: text } = useText();
  const { sections, missing } = postmortem;
  const { incidentId, environment, milestones, drill, recoveryVerified } = incident.state;
  const writing = useWritingText();
  const whys = whysSection(postmortem, writing.whys.title);
  const editing = useSectionEdits(incidentId, [...sections, whys]);
  const textId = useId();
  const editor = useRef<HTMLTextAreaElement>(null);
  const [whole, setWhole] = useState(false);
  const [whysOpen, setWhysOpen] = useState(false);
  const section = whole ? undefined : sections.find(({ key }) => key === selected);
  const findings = useFindings(incident, postmortem, editing.edits);
  const unsaved = [...sections, whys]
    .filter(({ key }) => editing.edits[key]?.saved === false)
    .map(({ title }) => title);

  function select(key: string | null): void {
    setWhole(key === null);
    setWhysOpen(false);
    if (key !== null) onSelect(key);
    // Where the panes are stacked, the text lies further down than the list.
    requestAnimationFrame(() => document.getElementById(textId)?.scrollIntoView({ block: 'nearest' }));
  }

  function step(by: number): void {
    const at = sections.findIndex(({ key }) => key === section?.key);
    const next = sections[Math.max(0, Math.min(sections.length - 1, at + by))];
    if (next !== undefined) select(next.key);
  }

  useKeys([
    { key: 'j', label: text.sections.next, run: () => step(1) },
    { key: 'k', label: text.sections.previous, run: () => step(-1) },
    { key: 'e', label: text.editor.focus, run: () => editor.current?.focus() },
    { key: 'escape', label: text.toIncident, run: () => navigate({ screen: 'incident', incidentId }) },
  ]);

  /** Puts a label where the caret stands; the editor hears of it as if it had been typed. */
  function cite(label: string): void {
    const area = editor.current;
    if (area === null || section === undefined) return;
    area.setRangeText(label, area.selectionStart, area.selectionEnd, 'end');
    editing.change(section, area.value);
    area.focus();
  }

  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div className={styles.title}>
          {environment === null ? null : <EnvironmentName kind={environment.kind} name={environment.name} />}
          <h1>{text.heading(incident.number, incident.state.title)}</h1>
        </div>
        <div className={styles.actions}>
          <ButtonLink href={hrefOf({ screen: 'incident', incidentId })} keys="escape">
            {text.toIncident}
          </ButtonLink>
          <Output incidentId={incidentId} postmortem={postmortem} unsaved={unsaved} />
        </div>
        <DocumentBar incident={incident} />
        {milestones.recovered === null && recoveryVerified === null ? (
          <p className={styles.notice}>{text.provisional}</p>
        ) : null}
        {drill ? <p className={styles.notice}>{text.drill}</p> : null}
        {postmortem.bodyPages > mostBodyPages ? (
          <p className={styles.notice}>{text.pages(postmortem.bodyPages)}</p>
        ) : null}
        {editing.problem === null ? null : <p className={styles.notice}>{text.editor.draftsUnread}</p>}
        <ProblemBox problem={editing.problem} />
        <ReviewStrip incidentId={incidentId} zone={incident.state.zone} onOpen={onReview} />
      </header>
      <SectionList
        sections={sections}
        missing={missing}
        edits={editing.edits}
        findings={findings}
        selected={section?.key ?? null}
        onSelect={select}
      />
      {section === undefined ? (
        <div id={textId} className={styles.whole}>
          <p className={styles.hint}>{text.editor.wholeHint}</p>
          {unsaved.length === 0 ? null : (
            <p className={styles.notice}>{text.editor.wholeWithout(unsaved.join(', '))}</p>
          )}
          <Suspense fallback={<Working label={common.loading} />}>
            <MarkdownView markdown={postmortem.markdown} label={text.editor.wholeTitle} />
          </Suspense>
        </div>
      ) : whysOpen ? (
        <WhysEditor
          id={textId}
          incident={incident}
          section={whys}
          causeEdited={sections.some(({ key, edited }) => key === 'cause' && edited)}
          editing={editing}
          onClose={() => setWhysOpen(false)}
          onStale={onStale}
        />
      ) : (
        <SectionEditor
          key={section.key}
          ref={editor}
          id={textId}
          incident={incident}
          section={section}
          missing={missing.filter((blank) => blank.section === section.key).map(({ code }) => code)}
          editing={editing}
          onStale={onStale}
          onWhys={section.key === 'cause' ? () => setWhysOpen(true) : null}
        />
      )}
      <SidePanes
        incident={incident}
        postmortem={postmortem}
        section={section}
        findings={findings}
        editing={editing}
        editor={editor}
        sectionText={section === undefined ? '' : (editing.edits[section.key]?.text ?? section.markdown)}
        onCite={section === undefined || whysOpen ? null : cite}
      />
    </div>
  );
}
