import { useMemo, useState } from 'react';
import type { ReviewView } from '../../../../shared/contract/review-view.ts';
import type { IncidentView } from '../../../../shared/contract/view.ts';
import { Button } from '../../../components/Button.tsx';
import { Page, Section } from '../../../components/Page.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { QueryView } from '../../../components/QueryView.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useQuery } from '../../../state/query.ts';
import { useSession } from '../../../state/session.ts';
import { reviewSource } from '../../../state/sources.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { AddedSections } from './AddedSections.tsx';
import { FindingRow } from './FindingRow.tsx';
import styles from './Review.module.css';
import { ReviewRows } from './ReviewRows.tsx';
import { RunbookEdits } from './RunbookEdits.tsx';
import { focusedRow, focusItem, rowElementId } from './row-element.ts';
import { SectionDiffs } from './SectionDiffs.tsx';
import { useReviewCommands } from './useReviewCommands.ts';

type ReviewScreenProps = { incident: IncidentView; onClose: () => void };

/** The step before the document: what to look at, what stands in it, and a person's yes. */
export function ReviewScreen({ incident, onClose }: ReviewScreenProps) {
  const language = useLanguage();
  const { incidentId } = incident.state;
  const query = useQuery(useMemo(() => reviewSource(incidentId, language), [incidentId, language]));
  return (
    <QueryView query={query}>
      {(view) => <Review view={view} incident={incident} onClose={onClose} onDone={query.refetch} />}
    </QueryView>
  );
}

/** A list longer than this is gone through in parts. */
const shownFindings = 100;

function Review({ view, incident, onClose, onDone }: ReviewScreenProps & { view: ReviewView; onDone: () => void }) {
  const { review: text } = useText();
  const { incidentId, zone, title, evidence, lastEventOf } = incident.state;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const commands = useReviewCommands(incidentId, onDone);
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState('');
  const open = view.findings.filter(({ waived }) => waived === null);
  const findings = [...open, ...view.findings.filter(({ waived }) => waived !== null)];
  const shown = view.rows.filter((row) => row.shown).length;
  const byId = useMemo(() => new Map(view.rows.map((row) => [row.eventId, row])), [view.rows]);
  const basedOnOf = (field: string) => (Object.hasOwn(lastEventOf, field) ? (lastEventOf[field] ?? null) : null);

  async function confirm(): Promise<void> {
    if (!readOnly && (await commands.confirm())) setSaid(text.confirmed);
  }

  function toRow(eventId: string): void {
    setAll(true);
    requestAnimationFrame(() => {
      const row = document.getElementById(rowElementId(eventId));
      row?.focus();
      row?.scrollIntoView({ block: 'center' });
    });
  }

  function toggle(): void {
    const row = byId.get(focusedRow() ?? '');
    if (row !== undefined && !readOnly) void commands.choose(row.eventId, !row.shown);
  }

  useKeys([
    { key: 'j', label: text.next, run: () => focusItem(1) },
    { key: 'k', label: text.previous, run: () => focusItem(-1) },
    { key: 'i', label: text.rows.toggle, run: toggle },
    { key: 'mod+enter', label: text.confirm, run: () => void confirm() },
    { key: 'escape', label: text.openDocument, run: onClose },
  ]);

  return (
    <Page
      title={text.heading(incident.number, title)}
      actions={
        <>
          <Button keys="escape" onClick={onClose}>
            {text.openDocument}
          </Button>
          <Button
            look="primary"
            keys="mod+enter"
            busy={commands.busy}
            disabled={readOnly}
            onClick={() => void confirm()}
          >
            {text.confirm}
          </Button>
        </>
      }
    >
      <p>
        {text.confirmExplain(shown, open.length)} <span role="status">{said}</span>
      </p>
      <ProblemBox problem={commands.problem} onDismiss={commands.dismiss} />
      <Section title={text.findings.title(open.length)}>
        {findings.length === 0 ? <p className={styles.hint}>{text.findings.none}</p> : null}
        <ul className={styles.plain}>
          {findings.slice(0, shownFindings).map((finding) => (
            <FindingRow
              key={finding.name}
              finding={finding}
              rows={finding.eventIds.slice(0, 2).flatMap((id) => byId.get(id) ?? [])}
              zone={zone}
              evidence={evidence}
              basedOnOf={basedOnOf}
              commands={commands}
              readOnly={readOnly}
              onRow={toRow}
            />
          ))}
        </ul>
        {findings.length > shownFindings ? <p>{text.findings.more(findings.length - shownFindings)}</p> : null}
      </Section>
      {view.confirmed === null ? null : (
        <Section title={text.changes.title}>
          {view.changesSinceConfirmed.length === 0 ? <p className={styles.hint}>{text.changes.none}</p> : null}
          <SectionDiffs changes={view.changesSinceConfirmed} />
        </Section>
      )}
      {view.changesSinceEdited.length === 0 ? null : (
        <Section title={text.changes.editedTitle}>
          <SectionDiffs changes={view.changesSinceEdited} />
        </Section>
      )}
      <Section title={text.rows.title(shown)}>
        <ReviewRows rows={view.rows} zone={zone} all={all} onAll={setAll} commands={commands} readOnly={readOnly} />
      </Section>
      <Section title={text.runbook.title(view.runbookEdits.length)}>
        <RunbookEdits
          incidentId={incidentId}
          edits={view.runbookEdits}
          file={view.runbookFile}
          commands={commands}
          readOnly={readOnly}
        />
      </Section>
      <Section title={text.sections.title}>
        <AddedSections sections={view.addedSections} basedOnOf={basedOnOf} commands={commands} readOnly={readOnly} />
      </Section>
    </Page>
  );
}
