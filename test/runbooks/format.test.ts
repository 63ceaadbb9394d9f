/** The documentation of the dialect: what it takes from the code is current, and what it says by hand is so. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runbookJsonSchema, withGeneratedParts } from '../../scripts/runbook-docs.ts';
import { boundOf } from '../../shared/runbook/bound.ts';
import { understandCommand } from '../../shared/runbook/commands/understand-command.ts';
import { deadlineMinutes } from '../../shared/runbook/deadlines.ts';
import { runbookSchema } from '../../shared/runbook/model.ts';
import { parseRunbook } from '../../shared/runbook/parse-runbook.ts';
import { preparationCheckOf } from '../../shared/runbook/preparation.ts';
import { signalOf } from '../../shared/runbook/symptoms.ts';
import { z } from '../../shared/schema.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const text = readFileSync(`${docs}runbook-format.md`, 'utf8');
const writeAgain = 'node scripts/run.mjs scripts/write-runbook-docs.ts';

/** Rows of the hand-written table with this head; cells as a reader sees them. */
function tableOf(head: string): string[][] {
  const lines = text.split('\n');
  const start = lines.indexOf(head);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) =>
    row
      .split(/(?<!\\)\|/u)
      .slice(1, -1)
      .map((cell) => cell.replaceAll('\\|', '|').trim()),
  );
}

/** A cell that is one code span, without its marks. */
const bare = (cell: string | undefined): string => cell?.replace(/^`(.*)`$/u, '$1') ?? '';

it('takes words and findings from the code as they are now', () => {
  expect(text, `out of date: run ${writeAgain}`).toBe(withGeneratedParts(text));
});

it('has the schema of the model as it is now, which the model fits', () => {
  const written = readFileSync(`${docs}runbook.schema.json`, 'utf8');
  expect(written, `out of date: run ${writeAgain}`).toBe(runbookJsonSchema());
  const schema = z.fromJSONSchema(JSON.parse(written));
  const bundled = readFileSync(new URL('../../runbooks/todo-api.en.md', import.meta.url));
  const model = parseRunbook(bundled);
  expect(schema.safeParse(JSON.parse(JSON.stringify(model))).success).toBe(true);
  expect(schema.safeParse({ ...model, title: 1 }).success).toBe(false);
  expect(schema.safeParse({ ...model, patterns: [{}] }).success).toBe(false);
  expect(runbookSchema.parse(model)).toEqual(model);
});

describe('the small runbook', () => {
  const example = /^```markdown\n([\s\S]*?)^```$/mu.exec(text)?.[1] ?? '';
  const runbook = parseRunbook(example);

  it('is without fault', () => {
    expect(runbook.diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['info', 'deadlines']]);
    expect(runbook.other).toEqual([]);
  });

  it('is understood to its last line', () => {
    expect(runbook.title).toBe('Ferry booking');
    expect(runbook.contacts).toHaveLength(1);
    expect(runbook.escalation.map(({ withinMinutes }) => withinMinutes)).toEqual([0, 30]);
    expect(runbook.preparation).toHaveLength(1);
    const [down, after] = runbook.patterns;
    expect(down?.symptoms.map(({ signal }) => signal?.kind)).toEqual(['endpointUnresponsive', 'logContains']);
    expect(down?.causes.map(({ signatures, seePattern }) => [signatures, seePattern])).toEqual([
      [['config error'], null],
      [[], 2],
    ]);
    const checks = down?.procedures.find(({ kind }) => kind === 'checks');
    expect(checks?.withinMinutes).toBe(5);
    expect(checks?.steps.map(({ title, alternative, comments }) => [title, alternative, comments])).toEqual([
      ['Is the process there?', null, ['No line means that it does not run']],
      [null, 'In a container', []],
      ['The end of the log', null, []],
    ]);
    expect(down?.procedures.find(({ kind }) => kind === 'recovery')?.steps[0]?.commands[0]?.risk).toBe('change');
    expect(after?.afterDeployment).toBe(true);
    expect(after?.procedures.map(({ kind }) => kind)).toEqual(['rollbackCriteria']);
    expect(runbook.metrics.map(({ kind }) => kind)).toEqual(['responseTimeP95']);
    expect(runbook.logs.map(({ role }) => role)).toEqual(['application']);
    expect(runbook.recoveryChecklist).toHaveLength(2);
    expect(runbook.postmortemDueMinutes).toBe(2880);
  });
});

it.each(tableOf('| Text | Minutes |'))('understands the span %s as %s', (words, minutes) => {
  expect(String(deadlineMinutes(words) ?? '-')).toBe(minutes);
});

it.each(tableOf('| Sentence | Signal |'))('understands the symptom %s as %s', (sentence, kind) => {
  expect(signalOf(sentence)?.kind ?? '-').toBe(kind);
});

it.each(tableOf('| Item | Check |'))('understands the item of preparation %s as %s', (item, kind) => {
  expect(preparationCheckOf(item)?.kind ?? '-').toBe(kind);
});

it.each(tableOf('| Command | Becomes | Risk |'))('understands %s as %s, %s', (command, becomes, risk) => {
  const understood = understandCommand(bare(command), 'bash');
  const runs = understood.unending === null ? understood.probe?.type : undefined;
  expect([runs ?? '-', understood.risk]).toEqual([becomes, risk]);
});

it.each(tableOf('| Bound | Means |'))('understands the bound %s as %s', (bound, means) => {
  const parsed = boundOf(bare(bound)).parsed;
  const unit = parsed?.unit === 'ofMax' ? ' ofMax' : ` ${parsed?.unit}`;
  expect(parsed ? `${parsed.comparison} ${parsed.value}${unit}` : '-').toBe(means);
});

it.each([
  ['`df -h $(cat host)`', 'unknown'],
  ['`docker compose logs -f app`', 'observe'],
  ['`watch df -h`', 'observe'],
  ['`telnet db 5432`', 'observe'],
  ['`less /var/log/shop/app.log`', 'observe'],
])('never runs %s', (command, risk) => {
  const { unending, probe, risk: found } = understandCommand(bare(command), 'bash');
  expect([found, unending !== null || probe === null]).toEqual([risk, true]);
});

it.each([
  ['tail -f /var/log/shop/app.log', 'tail -n 100 /var/log/shop/app.log'],
  ['htop', 'top -bn1'],
  ['telnet db 5432', 'nc -vz db 5432'],
  ['docker-compose ps', 'docker compose ps'],
  [
    `psql -d shop -c "SELECT max_connections FROM pg_settings"`,
    `psql -d shop -c "SELECT setting FROM pg_settings WHERE name = 'max_connections'"`,
  ],
])('offers for %s: %s', (written, offered) => {
  const substitute = understandCommand(written, 'bash').substitute;
  expect(substitute?.text.replaceAll(`'"'"'`, "'").replaceAll('"', "'")).toBe(offered.replaceAll('"', "'"));
  expect(substitute?.probe).not.toBeNull();
});
