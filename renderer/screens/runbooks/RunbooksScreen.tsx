import type { RunbookEntry } from '../../../shared/contract/view.ts';
import { hrefOf } from '../../app/route.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { Time } from '../../components/Time.tsx';
import { useQuery } from '../../state/query.ts';
import { runbooksSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import { FindingCounts } from './FindingCounts.tsx';
import { ImportBox } from './ImportBox.tsx';
import styles from './RunbooksScreen.module.css';

/** The runbooks of this installation, and the way to bring in another. */
export function RunbooksScreen() {
  const text = useText().runbooks;
  const runbooks = useQuery(runbooksSource);
  return (
    <Page title={text.title}>
      <Section title={text.list}>
        <QueryView query={runbooks}>
          {(entries) =>
            entries.length === 0 ? (
              <EmptyState title={text.empty} hint={text.emptyHint} />
            ) : (
              <ul>
                {entries.map((entry) => (
                  <RunbookRow key={entry.hash} entry={entry} />
                ))}
              </ul>
            )
          }
        </QueryView>
      </Section>
      <ImportBox />
    </Page>
  );
}

function RunbookRow({ entry }: { entry: RunbookEntry }) {
  const text = useText().runbooks;
  const { hash, title, name, bundled, importedAtMs, patterns, findings } = entry;
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <a href={hrefOf({ screen: 'runbook', hash })}>{title}</a>
        <span className={styles.facts}>
          <code>{name}</code>
          {bundled ? (
            <span>{text.bundled}</span>
          ) : (
            <span>
              {text.importedAt} <Time atMs={importedAtMs} show="dateTime" withZone />
            </span>
          )}
        </span>
      </span>
      <span className={styles.patterns}>{text.patterns(patterns)}</span>
      <FindingCounts findings={findings} />
    </li>
  );
}
