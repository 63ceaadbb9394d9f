import { lazy, Suspense } from 'react';
import type { Bound, Runbook } from '../../../shared/runbook/model.ts';
import type { PreparationCheck } from '../../../shared/runbook/preparation.ts';
import { Working } from '../../components/Working.tsx';
import { useText } from '../../text/useText.ts';
import { Jump, type JumpTo } from './Jump.tsx';
import { Part } from './Part.tsx';
import styles from './Understood.module.css';
import { UnderstoodPattern } from './UnderstoodPattern.tsx';
import { UnderstoodStep } from './UnderstoodStep.tsx';

const MarkdownView = lazy(async () => ({
  default: (await import('../../components/MarkdownView.tsx')).MarkdownView,
}));

/** The whole of what the app read out of a runbook, part by part, and what it did not find. */
export function Understood({ runbook, onJump }: { runbook: Runbook; onJump: JumpTo }) {
  const text = useText().runbooks.understood;
  const { patterns, preparation, recoveryChecklist, postmortemSections, postmortemDueMinutes } = runbook;
  return (
    <div className={styles.parts}>
      <Part title={text.patterns} count={patterns.length} open>
        {patterns.map((pattern) => (
          <UnderstoodPattern key={pattern.id} pattern={pattern} onJump={onJump} />
        ))}
      </Part>
      <Metrics metrics={runbook.metrics} onJump={onJump} />
      <Part title={text.logs} count={runbook.logs.length}>
        <ul>
          {runbook.logs.map(({ id, kind, path }) => (
            <li key={id} className={styles.pair}>
              <span>{kind}</span>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </Part>
      <Contacts contacts={runbook.contacts} />
      <Part title={text.escalation} count={runbook.escalation.length}>
        {runbook.escalation.map(({ id, withinMinutes, criteria }) => (
          <div key={id}>
            <strong>{text.at(withinMinutes)}</strong>
            <ul className={styles.bullets}>
              {criteria.map((criterion) => (
                <li key={criterion}>{criterion}</li>
              ))}
            </ul>
          </div>
        ))}
      </Part>
      <Checklist title={text.preparation} items={preparation} onJump={onJump} />
      <Checklist title={text.recovery} items={recoveryChecklist} onJump={onJump} />
      <Part title={text.postmortem} count={postmortemSections.length}>
        {postmortemDueMinutes === null ? null : <p>{text.postmortemDue(postmortemDueMinutes / 60)}</p>}
        <ol>
          {postmortemSections.map(({ number, title, prompt }) => (
            <li key={number} className={styles.pair}>
              <span>{`${number} ${title}`}</span>
              <span className={styles.aside}>{prompt}</span>
            </li>
          ))}
        </ol>
      </Part>
      <Part title={text.faq} count={runbook.faq.length}>
        {runbook.faq.map(({ question, answer }) => (
          <div key={question}>
            <strong>{question}</strong>
            <p>{answer}</p>
          </div>
        ))}
      </Part>
      <Part title={text.appendix} count={runbook.appendix.length}>
        {runbook.appendix.map(({ id, title, steps }) => (
          <section key={id} className={styles.appendix}>
            <h3>{title}</h3>
            {steps.map((step) => (
              <UnderstoodStep key={step.id} step={step} onJump={onJump} />
            ))}
          </section>
        ))}
      </Part>
      {runbook.overview === null ? (
        <Part title={text.overview} count={0}>
          {null}
        </Part>
      ) : (
        <Part title={text.overview}>
          <Prose markdown={runbook.overview} label={text.overview} />
        </Part>
      )}
      {runbook.other.length === 0 ? null : (
        <Part title={text.other} count={runbook.other.length}>
          {runbook.other.map(({ id, title, line, text: prose }) => (
            <section key={id}>
              <h3 className={styles.row}>
                {title} <Jump line={line} onJump={onJump} />
              </h3>
              <Prose markdown={prose} label={title} />
            </section>
          ))}
        </Part>
      )}
    </div>
  );
}

function Prose({ markdown, label }: { markdown: string; label: string }) {
  const { common } = useText();
  return (
    <Suspense fallback={<Working label={common.loading} />}>
      <MarkdownView markdown={markdown} label={label} />
    </Suspense>
  );
}

function Metrics({ metrics, onJump }: { metrics: Runbook['metrics']; onJump: JumpTo }) {
  const text = useText().runbooks.understood;
  const bound = (value: Bound | null): string => value?.text ?? '—';
  return (
    <Part title={text.metrics} count={metrics.length} open>
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.metrics}</th>
              <th scope="col">{text.bounds.normal}</th>
              <th scope="col">{text.bounds.warning}</th>
              <th scope="col">{text.bounds.critical}</th>
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric) => (
              <tr key={metric.id}>
                <th scope="row">
                  {metric.name} <Jump line={metric.line} onJump={onJump} />
                  {metric.kind === null ? <span className={styles.aside}>{text.metricUnknown}</span> : null}
                </th>
                <td>{bound(metric.normal)}</td>
                <td>{bound(metric.warning)}</td>
                <td>{bound(metric.critical)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

function Contacts({ contacts }: { contacts: Runbook['contacts'] }) {
  const text = useText().runbooks.understood;
  return (
    <Part title={text.contacts} count={contacts.length}>
      <ul>
        {contacts.map(({ id, role, person, contact, hours }) => {
          const facts = [person, contact, hours].filter((fact) => fact !== null);
          return (
            <li key={id} className={styles.pair}>
              <span>{role}</span>
              {facts.length === 0 ? (
                <span className={styles.blank}>{text.noContact}</span>
              ) : (
                <span>{facts.join(' / ')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** What the app reads for an item by itself; undefined for a list that it never does that for. */
type ChecklistItem = Runbook['recoveryChecklist'][number] & { check?: PreparationCheck | null };
type ChecklistProps = { title: string; items: readonly ChecklistItem[]; onJump: JumpTo };

function Checklist({ title, items, onJump }: ChecklistProps) {
  const { preparationChecks, preparationUnknown } = useText().runbooks.understood;
  return (
    <Part title={title} count={items.length}>
      <ul>
        {items.map(({ id, text: item, line, check }) => (
          <li key={id} className={styles.row}>
            <span className={styles.grow}>
              {item}
              {check === undefined ? null : (
                <span className={styles.aside}>
                  {` ${check === null ? preparationUnknown : preparationChecks[check.kind]}`}
                </span>
              )}
            </span>{' '}
            <Jump line={line} onJump={onJump} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
