import type { Diagnostic, Runbook } from '../../shared/runbook/model.ts';
import { parseRunbook } from '../../shared/runbook/parse-runbook.ts';
import type { CliText } from '../../shared/text/cli-en.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { readNamedFile } from './read-input.ts';

export const runbookCommand: Command = {
  usage: ['hikeshi runbook lint FILE', 'hikeshi runbook show FILE'],
  summary: 'runbook',
  options: {},
  async run(invocation) {
    const [what, file] = invocation.positionals;
    if (invocation.positionals.length !== 2 || file === undefined || (what !== 'lint' && what !== 'show')) {
      throw new UsageError(invocation.text.wrongUsage(runbookCommand.usage.join(' | ')));
    }
    const runbook = parseRunbook(await readNamedFile(file, invocation));
    return what === 'lint' ? lint(invocation, file, runbook) : show(invocation, runbook);
  },
};

/** Findings in the manner of a compiler, so that editors can jump to them. */
function lint(invocation: Invocation, file: string, { diagnostics }: Runbook): ExitCode {
  const { text, language } = invocation;
  const lines = diagnostics.map(
    ({ line, column, severity, code, message }) =>
      `${file}:${line}:${column}: ${text.severities[severity]}: ${message[language]} [${code}]`,
  );
  print(invocation, diagnostics, [...lines, summaryOf(diagnostics, text)]);
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function show(invocation: Invocation, runbook: Runbook): ExitCode {
  const { text } = invocation;
  const { counts } = text;
  print(invocation, runbook, [
    runbook.title ?? '-',
    `${counts.contacts} ${runbook.contacts.length} · ${counts.preparation} ${runbook.preparation.length} · ${counts.metrics} ${runbook.metrics.length} · ${counts.logs} ${runbook.logs.length} · ${counts.recovery} ${runbook.recoveryChecklist.length} · ${counts.sections} ${runbook.postmortemSections.length}`,
    ...runbook.patterns.map(
      ({ number, title, symptoms, causes }) =>
        `${number}. ${title} (${counts.symptoms} ${symptoms.length} · ${counts.causes} ${causes.length})`,
    ),
    summaryOf(runbook.diagnostics, text),
  ]);
  return 0;
}

function summaryOf(diagnostics: readonly Diagnostic[], text: CliText): string {
  if (diagnostics.length === 0) return text.noFindings;
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((finding) => finding.severity === severity).length;
  return text.findings(count('error'), count('warning'), count('info'));
}
