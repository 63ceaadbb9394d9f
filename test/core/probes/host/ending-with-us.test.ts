import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { followProgram } from '../../../../core/probes/host/follow-program.ts';
import { until } from '../../../../drill/waiting.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-ending-'));
afterAll(() => rmSync(folder, { recursive: true }));
const module = join(import.meta.dirname, '../../../../core/probes/host/follow-program.ts');

function followers(path: string): string[] {
  const all = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.includes('tail -n') && line.includes(path) && !line.startsWith('Z'));
}

describe.runIf(process.platform === 'linux')('a program that is followed', () => {
  it('is gone where whoever follows it is killed', async () => {
    const path = join(folder, 'app.log');
    writeFileSync(path, 'first\n');
    const script = `
      const { followProgram } = await import(process.argv[1]);
      const stop = new AbortController().signal;
      const onLines = (lines) => console.log(lines.join());
      await followProgram(['tail', '-n', '5', '-F', '--', process.argv[2]], { stop, onLines, errorsAreLines: false });`;
    const words = ['--input-type=module', '-e', script, '--', module, path];
    const app = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(app.stdout, 'data');
    expect(followers(path)).toHaveLength(1);
    app.kill('SIGKILL');
    await until('tail is gone', async () => followers(path).length === 0, { signal: AbortSignal.timeout(20_000) });
  });

  it('that is not there is told as such', async () => {
    for (const errorsAreLines of [false, true]) {
      const following = { stop: new AbortController().signal, onLines: () => {}, errorsAreLines };
      const { end } = await followProgram([join(folder, 'none')], following);
      expect(end).toBe('notInstalled');
    }
  });
});
