/** From arguments to an exit code: finds the command, reads its arguments, and words whatever goes wrong in one line. */
import type { CliText } from '../../shared/text/cli-en.ts';
import { chooseDataDir } from '../host/data-dir.ts';
import { type Command, type ExitCode, type Terminal, UsageError } from './command.ts';
import { commandHelp, overallHelp } from './help.ts';
import { chooseLanguage, textIn } from './language.ts';
import { commonOptions, readArguments } from './read-arguments.ts';

/** Each is loaded only when it is asked for, so that reading a runbook never loads a database. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  open: async () => (await import('./open.ts')).openCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  declare: async () => (await import('./declare.ts')).declareCommand,
  note: async () => (await import('./note.ts')).noteCommand,
  attach: async () => (await import('./attach.ts')).attachCommand,
  runbook: async () => (await import('./runbook.ts')).runbookCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  incident: async () => (await import('./incident.ts')).incidentCommand,
  actions: async () => (await import('./actions.ts')).actionsCommand,
  numbers: async () => (await import('./numbers.ts')).numbersCommand,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export-all.ts')).exportAllCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  rebuild: async () => (await import('./rebuild.ts')).rebuildCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  delete: async () => (await import('./delete.ts')).deleteCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  recover: async () => (await import('./recover.ts')).recoverCommand,
  drill: async () => (await import('./drill.ts')).drillCommand,
};

/** Runs one command line (without the program's name). Never throws. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = chooseLanguage(terminal.environment);
  const text = textIn(language);
  try {
    const [name, rest] = splitName(args);
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load === undefined) throw new UsageError(text.unknownCommand(name));
    if (args[0] === '--help') return await helpForAll(text, terminal);
    const command = await load();
    const { positionals, values, flags } = readArguments(rest, command.options, text);
    if (flags.has('help')) {
      for (const line of commandHelp(command, text)) terminal.out(line);
      return 0;
    }
    const dataDir = chooseDataDir(values.data);
    return await command.run({
      positionals,
      values,
      flags,
      dataDir,
      json: flags.has('json'),
      text,
      language,
      terminal,
    });
  } catch (error) {
    const { failureText } = await import('./failure-text.ts');
    terminal.error(text.failed(failureText(error, text, language)));
    return 2;
  }
}

/** Without a command's name the app is opened. */
function splitName(args: readonly string[]): [string, readonly string[]] {
  const [first] = args;
  return first === undefined || first.startsWith('-') ? ['open', args] : [first, args.slice(1)];
}

async function helpForAll(text: CliText, terminal: Terminal): Promise<ExitCode> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  for (const line of overallHelp(all, Object.keys(commonOptions), text)) terminal.out(line);
  return 0;
}
