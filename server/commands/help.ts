/** What `--help` prints. */
import type { CliText } from '../../shared/text/cli-en.ts';
import type { Command } from './command.ts';

export function overallHelp(commands: readonly Command[], common: readonly string[], text: CliText): string[] {
  const usages = commands.flatMap(({ usage, summary }) =>
    usage.map((line, index): [string, string] => [line, index === 0 ? text.summaries[summary] : '']),
  );
  return [
    `${text.usage}:`,
    ...table(usages),
    '',
    ...table(common.map((name) => [`--${name}`, text.commonOptions[name as keyof CliText['commonOptions']]])),
    '',
    text.moreHelp,
  ];
}

export function commandHelp({ usage, summary, options }: Command, text: CliText): string[] {
  const own = Object.entries(options).map(([name, { placeholder, help }]): [string, string] => [
    placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`,
    text.optionHelp[help],
  ]);
  return [
    text.summaries[summary],
    '',
    `${text.usage}:`,
    ...usage.map((line) => `  ${line}`),
    '',
    `${text.options}:`,
    ...table([
      ...own,
      ['--data DIR', text.commonOptions.data],
      ['--json', text.commonOptions.json],
      ['--help', text.commonOptions.help],
    ]),
  ];
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}
