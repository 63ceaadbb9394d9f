#!/usr/bin/env node
/** The command line of Hikeshi. */
import { runCommandLine } from './commands/run.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  input: process.stdin,
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
});
