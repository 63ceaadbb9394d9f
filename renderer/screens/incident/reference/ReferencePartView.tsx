import { lazy, Suspense } from 'react';
import { Working } from '../../../components/Working.tsx';
import { useText } from '../../../text/useText.ts';
import { CommandBlock } from '../steps/CommandBlock.tsx';
import styles from './ReferencePartView.module.css';
import type { ReferencePart } from './reference-parts.ts';

const MarkdownView = lazy(async () => ({
  default: (await import('../../../components/MarkdownView.tsx')).MarkdownView,
}));

/** One part of the reference text; commands in it are read or copied like those of a step. */
export function ReferencePartView({ part, open }: { part: ReferencePart; open: boolean }) {
  const { loading } = useText().common;
  const { title, markdown, table, steps } = part;
  return (
    <details className={styles.part} open={open || undefined}>
      <summary className={styles.title}>{title}</summary>
      <div className={styles.body}>
        {table === null ? null : <ReferenceTable {...table} title={title} />}
        {markdown === null ? null : (
          <Suspense fallback={<Working label={loading} />}>
            <MarkdownView markdown={markdown} label={title} />
          </Suspense>
        )}
        {steps.map((step) => (
          <section key={step.id} className={styles.step} aria-label={step.title ?? undefined}>
            {step.title === null ? null : <h3>{step.title}</h3>}
            {step.comments.length === 0 ? null : <p className={styles.comments}>{step.comments.join('\n')}</p>}
            {step.commands.map((command) => (
              <CommandBlock
                key={command.id}
                command={command}
                name={command.text}
                readByKey={false}
                copiedByKey={false}
              />
            ))}
          </section>
        ))}
      </div>
    </details>
  );
}

function ReferenceTable({ heads, rows, title }: { heads: string[]; rows: string[][]; title: string }) {
  const { notFilledIn } = useText().common;
  return (
    <table className={styles.table} aria-label={title}>
      {heads.length === 0 ? null : (
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.join('\t')}>
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table do not move.
              <td key={index}>{cell === '' ? <span className={styles.blank}>{notFilledIn}</span> : cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
