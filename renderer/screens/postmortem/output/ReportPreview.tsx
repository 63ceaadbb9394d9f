import { lazy, Suspense } from 'react';
import type { ReportView } from '../../../../shared/contract/export-contract.ts';
import { leftOutKinds } from '../../../../shared/postmortem/export/customer-report.ts';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { Working } from '../../../components/Working.tsx';
import { useQuery } from '../../../state/query.ts';
import { reportSource } from '../../../state/sources.ts';
import { useText } from '../../../text/useText.ts';
import styles from './ReportPreview.module.css';

const MarkdownView = lazy(async () => ({
  default: (await import('../../../components/MarkdownView.tsx')).MarkdownView,
}));

/** More lines of one kind than this are counted. */
const mostLines = 30;

/** What customers would be told, and beside it, line by line, what was left out of it. */
export function ReportPreview({ incidentId }: { incidentId: string }) {
  const { common, postmortem } = useText();
  const words = postmortem.output.report;
  const { data: report, problem } = useQuery(reportSource(incidentId));
  if (problem !== null) return <ProblemBox problem={problem} />;
  if (report === undefined) return <Working label={common.loading} />;
  return (
    <div className={styles.columns}>
      <section className={styles.paper} aria-label={words.preview}>
        <Suspense fallback={<Working label={common.loading} />}>
          <MarkdownView markdown={report.markdown} label={words.preview} />
        </Suspense>
      </section>
      <section className={styles.left} aria-label={words.leftOut}>
        <h3>{words.leftOut}</h3>
        <p className={styles.hint}>{report.leftOut.length === 0 ? words.nothingLeftOut : words.leftOutExplain}</p>
        <LeftOutLines leftOut={report.leftOut} />
      </section>
    </div>
  );
}

function LeftOutLines({ leftOut }: Pick<ReportView, 'leftOut'>) {
  const words = useText().postmortem.output.report;
  return leftOutKinds.map((kind) => {
    const lines = leftOut.filter((line) => line.kind === kind);
    if (lines.length === 0) return null;
    const shown = lines.slice(0, mostLines);
    return (
      <div key={kind}>
        <h4>{words.kinds[kind]}</h4>
        <ul className={styles.lines}>
          {shown.map(({ before, after }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and the list never changes in place
            <li key={index}>
              <del className={styles.removed}>
                <span aria-hidden="true">− </span>
                <span className={styles.spoken}>{words.removed}: </span>
                {before}
              </del>
              {after === null ? null : (
                <ins className={styles.added}>
                  <span aria-hidden="true">+ </span>
                  <span className={styles.spoken}>{words.added}: </span>
                  {after}
                </ins>
              )}
            </li>
          ))}
        </ul>
        {lines.length > shown.length ? <p className={styles.hint}>{words.more(lines.length - shown.length)}</p> : null}
      </div>
    );
  });
}
