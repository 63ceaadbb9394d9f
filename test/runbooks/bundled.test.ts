/** The runbooks that come with the app: the same in both languages, with nothing to find fault with, and all of it can be run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../core/probes/host/allow-list.ts';
import { judgeStatement } from '../../core/probes/postgres/judge-statement.ts';
import type { Command, Procedure, Runbook, Step } from '../../shared/runbook/model.ts';
import { parseRunbook } from '../../shared/runbook/parse-runbook.ts';
import { signalActionOf } from '../../shared/runbook/signal-action.ts';

const folder = fileURLToPath(new URL('../../runbooks/', import.meta.url));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
const japanese = parseRunbook(read('todo-api.ja.md'));
const english = parseRunbook(read('todo-api.en.md'));
const both = [
  { language: 'ja', runbook: japanese },
  { language: 'en', runbook: english },
];

const proceduresOf = (runbook: Runbook): Procedure[] => runbook.patterns.flatMap(({ procedures }) => procedures);
const commandsOf = (steps: readonly Step[]): Command[] => steps.flatMap(({ commands }) => commands);
const allCommands = (runbook: Runbook): Command[] =>
  commandsOf([...proceduresOf(runbook), ...runbook.appendix].flatMap(({ steps }) => steps));
const firstChecks = (runbook: Runbook): Command[] =>
  commandsOf(proceduresOf(runbook).flatMap(({ kind, steps }) => (kind === 'checks' ? steps : [])));

/** All that does not depend on the language. */
function structureOf(runbook: Runbook) {
  return {
    contacts: runbook.contacts.map(({ id }) => id),
    escalation: runbook.escalation.map(({ id, withinMinutes, criteria }) => [id, withinMinutes, criteria.length]),
    preparation: runbook.preparation.map(({ id }) => id),
    patterns: runbook.patterns.map(({ id, number, line, afterDeployment, symptoms, causes, procedures }) => ({
      place: [id, number, line, afterDeployment],
      symptoms: symptoms.map((symptom) => [symptom.id, symptom.signal]),
      causes: causes.map((cause) => [cause.id, cause.signatures, cause.seePattern]),
      procedures: procedures.map(({ id, kind, withinMinutes, items, steps }) => ({
        place: [id, kind, withinMinutes],
        items: items.map((item) => [item.id, item.seePattern]),
        steps: steps.map(stepOf),
      })),
    })),
    metrics: runbook.metrics.map(({ id, kind, normal, warning, critical }) => [id, kind, normal, warning, critical]),
    logs: runbook.logs.map(({ id, role, path, source }) => [id, role, path, source]),
    recovery: runbook.recoveryChecklist.map(({ id }) => id),
    postmortem: [runbook.postmortemDueMinutes, runbook.postmortemSections.map(({ number }) => number)],
    faq: runbook.faq.length,
    appendix: runbook.appendix.map(({ id, steps }) => [id, steps.map(stepOf)]),
    findings: runbook.diagnostics.map(({ code, line, column }) => [code, line, column]),
  };
}

function stepOf({ id, title, alternative, comments, commands }: Step) {
  const texts = commands.map(({ id: commandId, text }) => [commandId, text]);
  return [id, title !== null, alternative !== null, comments.length, texts];
}

it('are there in both languages, named after them', () => {
  expect(readdirSync(folder).sort()).toEqual(['todo-api.en.md', 'todo-api.ja.md']);
});

it('begin with their titles, which is where the app takes them from', () => {
  expect(read('todo-api.ja.md').split('\n')[0]).toBe(`# ${japanese.title}`);
  expect(read('todo-api.en.md').split('\n')[0]).toBe(`# ${english.title}`);
});

it('say the same at the same place in both languages', () => {
  expect(structureOf(english)).toEqual(structureOf(japanese));
});

it.each([
  ['ja', 'todo-api.ja.md', /^[\p{L}\p{N}\p{P}\p{S}\p{Z}\n]+$/u],
  ['en', 'todo-api.en.md', /^[\x20-\x7e–…\n]+$/u],
])('are written in %s alone', (_, name, letters) => {
  expect(read(name)).toMatch(letters);
});

describe.each(both)('the one in $language', ({ runbook }) => {
  it('has no errors and no warnings, and tells only what must be told', () => {
    expect(runbook.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const codes = new Set(runbook.diagnostics.map(({ code }) => code));
    expect([...codes].sort()).toEqual(['deadlines', 'placeholders']);
    expect(runbook.other).toEqual([]);
  });

  it('holds as much as the service needs', () => {
    expect(runbook.contacts).toHaveLength(4);
    expect(runbook.preparation).toHaveLength(6);
    expect(runbook.patterns.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(runbook.patterns.map(({ symptoms }) => symptoms.length)).toEqual([3, 3, 3, 2, 0]);
    expect(runbook.patterns.map(({ causes }) => causes.length)).toEqual([5, 5, 5, 4, 0]);
    expect(runbook.patterns.map(({ afterDeployment }) => afterDeployment)).toEqual([false, false, false, false, true]);
    expect(runbook.patterns.every(({ symptoms }) => symptoms.every(({ signal }) => signal !== null))).toBe(true);
    expect(runbook.metrics.map(({ kind }) => kind)).toEqual([
      'responseTimeP95',
      'errorRate',
      'cpu',
      'memory',
      'databaseConnections',
    ]);
    expect(runbook.logs.map(({ role }) => role)).toEqual(['application', 'access', 'database', 'system']);
    expect(runbook.recoveryChecklist).toHaveLength(5);
    expect(runbook.postmortemSections).toHaveLength(6);
    expect(runbook.faq).toHaveLength(3);
    expect(runbook.appendix.map(({ steps }) => steps.length)).toEqual([4, 4, 4]);
  });

  it('names all five deadlines, and lists them where a reader begins', () => {
    expect(runbook.escalation.map(({ withinMinutes }) => withinMinutes)).toEqual([0, 30, 60]);
    const budgets = proceduresOf(runbook).flatMap(({ kind, withinMinutes }) =>
      kind === 'checks' ? [withinMinutes] : [],
    );
    expect(budgets).toEqual([5, 5, 5, 5, 5]);
    expect(runbook.postmortemDueMinutes).toBe(48 * 60);
    const rows = (runbook.overview ?? '').split('\n').filter((line) => line.startsWith('| '));
    expect(rows.slice(1).map((row) => /\d+/.exec(row)?.[0] ?? '0')).toEqual(['0', '5', '30', '1', '48']);
  });

  it('asks the team for every contact', () => {
    for (const { person, contact, hours } of runbook.contacts) {
      expect(person).toMatch(/^(?:（記入）|\(fill in\))/);
      expect(contact).toMatch(/^(?:（記入）|\(fill in\))/);
      expect(hours).not.toBeNull();
    }
  });

  it('has one rule for rolling back, of four criteria', () => {
    const rules = proceduresOf(runbook).filter(({ kind }) => kind === 'rollbackCriteria');
    expect(rules.map(({ id, items }) => [id, items.length])).toEqual([['pattern-5/rollbackCriteria', 4]]);
    expect(runbook.faq[0]?.answer).not.toMatch(/^\s*(?:[-*]|\d+\.)\s/mu);
  });

  it('has no command that never ends, and none that only a shell of one’s own would see', () => {
    for (const { text, unending, substitute } of allCommands(runbook)) {
      expect([text, unending, substitute]).toEqual([text, null, null]);
      expect(text).not.toMatch(/docker-compose|\bexport\b|\bwatch\b|-f\b/);
    }
  });

  it('looks first: no first check changes anything, and the app may run each as it stands', () => {
    expect(firstChecks(runbook).length).toBeGreaterThan(25);
    for (const command of firstChecks(runbook)) {
      expect([command.text, command.risk, command.probe !== null]).toEqual([command.text, 'observe', true]);
      expect(command.placeholders.every((name) => name === 'db_host')).toBe(true);
    }
  });

  it('has no look that a probe would refuse', () => {
    const looks = allCommands(runbook).filter(({ risk }) => risk === 'observe');
    const probes = looks.flatMap(({ probe }) => (probe === null ? [] : [probe]));
    const refusals = probes.map((probe) => {
      if (probe.type === 'host') return refusalOf(probe.argv);
      if (probe.type !== 'sql') return null;
      const judgement = judgeStatement(probe.statement);
      return judgement.allowed ? null : judgement.reason;
    });
    expect(refusals.filter((refusal) => refusal !== null)).toEqual([]);
    expect(new Set(probes.map(({ type }) => type))).toEqual(new Set(['host', 'http', 'log', 'sql']));
  });

  it('says of each other command what it is', () => {
    const acting = allCommands(runbook).filter(({ risk }) => risk !== 'observe');
    const risks = acting.map(({ text, risk }) => [text.split(/\s/, 2).join(' '), risk]);
    expect(risks.filter(([, risk]) => risk !== 'change')).toEqual([
      ['SELECT pg_cancel_backend(pid)', 'destroy'],
      ['SELECT pg_terminate_backend(pid)', 'destroy'],
    ]);
    // Both are understood, so that whom they mean can be listed first.
    const actions = acting.map(signalActionOf).filter((action) => action !== null);
    expect(actions).toMatchObject([
      { ok: true, statement: { signal: 'cancel', longerThanSeconds: 300 } },
      { ok: true, statement: { signal: 'terminate', longerThanSeconds: 600 } },
    ]);
  });
});

/** Words of prose, with the marks of Markdown and the facts (code, bounds, quoted log lines) taken away. */
function sentencesOf(markdown: string): Set<string> {
  const prose = markdown.replace(/^(```\w*)$[\s\S]*?^```$/gmu, (block) => block.replace(/^(?!\s*#).*$/gmu, ''));
  const cells = prose.split(/[|。：:\n]|(?<=^#+ )/u).map((cell) =>
    cell
      .replace(/`[^`]*`|"[^"]*"|\*\*/gu, '')
      .replace(/^[\s#\-[\]\d.]+/u, '')
      .trim(),
  );
  return new Set(cells.filter((cell) => cell.length >= 12 && /[\p{Script=Hiragana}]/u.test(cell)));
}

it('takes no sentence over from the runbook that the app was asked for', () => {
  const path = fileURLToPath(new URL('../../../shared/reference/todo-api-runbook.ja.md', import.meta.url));
  const theirs = existsSync(path) ? sentencesOf(readFileSync(path, 'utf8')) : new Set<string>();
  const own = sentencesOf(read('todo-api.ja.md'));
  expect(own.size).toBeGreaterThan(80);
  expect([...own].filter((sentence) => theirs.has(sentence))).toEqual([]);
});
