/** `--data DIR` on the app's command line, as every host takes it; Chromium's own switches stand beside it and are left alone. */
import { parseArgs } from 'node:util';

export function readDataArgument(argv: readonly string[]): string | undefined {
  const { data } = parseArgs({
    args: argv.slice(1),
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  }).values;
  return typeof data === 'string' ? data : undefined;
}
