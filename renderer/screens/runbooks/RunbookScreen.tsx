import { useState } from 'react';
import type { RunbookView } from '../../../shared/contract/view.ts';
import { hrefOf } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { ChoiceChips } from '../../components/ChoiceChips.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { useKeys } from '../../keys/bindings.ts';
import { useQuery } from '../../state/query.ts';
import { runbookSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import { FindingCounts } from './FindingCounts.tsx';
import { FindingList } from './FindingList.tsx';
import styles from './RunbookScreen.module.css';
import { type JumpTarget, SourceText } from './SourceText.tsx';
import { Understood } from './Understood.tsx';

/** One runbook: its text on the left, what the app understood of it on the right, findings at their lines. */
export function RunbookScreen({ hash }: { hash: string }) {
  const runbook = useQuery(runbookSource(hash));
  return <QueryView query={runbook}>{(view) => <OneRunbook view={view} />}</QueryView>;
}

const panes = ['understood', 'findings'] as const;

function OneRunbook({ view: { entry, runbook, source } }: { view: RunbookView }) {
  const text = useText().runbooks;
  const findings = [...runbook.diagnostics].sort((one, other) => one.line - other.line || one.column - other.column);
  const [pane, setPane] = useState<(typeof panes)[number]>(entry.findings.errors > 0 ? 'findings' : 'understood');
  const [target, setTarget] = useState<JumpTarget | null>(null);
  const lines = source.split(/\r\n|\n|\r/u);

  function goTo(line: number): void {
    setTarget((before) => ({ line, time: (before?.time ?? 0) + 1 }));
  }

  function step(by: 1 | -1): void {
    const from = target?.line ?? (by === 1 ? 0 : lines.length + 1);
    const next = by === 1 ? findings.find(({ line }) => line > from) : findings.findLast(({ line }) => line < from);
    if (next !== undefined) goTo(next.line);
  }

  useKeys([
    { key: 'j', label: text.view.nextFinding, run: () => step(1) },
    { key: 'k', label: text.view.previousFinding, run: () => step(-1) },
  ]);

  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{entry.title}</h1>
        <span className={styles.facts}>
          <code>{entry.name}</code> {text.view.lines(lines.length)} {entry.bundled ? text.bundled : ''}
        </span>
        <FindingCounts findings={entry.findings} />
        <ButtonLink href={hrefOf({ screen: 'runbooks' })}>{text.view.back}</ButtonLink>
      </header>
      <SourceText label={text.view.sourceLabel(entry.name)} lines={lines} findings={findings} target={target} />
      <div className={styles.right}>
        <ChoiceChips
          label={text.view.panes}
          value={pane}
          options={[
            { value: panes[0], label: text.view.showUnderstood },
            { value: panes[1], label: `${text.view.showFindings} ${findings.length}` },
          ]}
          onChange={setPane}
        />
        {pane === 'findings' ? (
          <FindingList findings={findings} onJump={goTo} />
        ) : (
          <Understood runbook={runbook} onJump={goTo} />
        )}
      </div>
    </div>
  );
}
