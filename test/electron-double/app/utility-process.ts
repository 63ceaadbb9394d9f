/** `utilityProcess`: a Node process without standard input, spoken to by messages. */
import { type ChildProcess, fork } from 'node:child_process';
import { demandReady } from './app.ts';
import { realNode } from './real-node.ts';
import { checkOptions, StrictEmitter, strict } from './strict.ts';

const register = new URL('./register-utility.ts', import.meta.url).href;

type Options = { stdio: ('ignore' | 'pipe' | 'inherit')[]; serviceName: string; env: NodeJS.ProcessEnv };

class UtilityProcessDouble extends StrictEmitter {
  readonly child: ChildProcess;

  constructor(file: string, args: string[], options: Options) {
    super('UtilityProcess', ['exit', 'spawn', 'error']);
    const [input, ...outputs] = options.stdio;
    if (input !== 'ignore') throw new Error('a utility process has no standard input');
    this.child = fork(file, args, {
      execPath: realNode(),
      execArgv: ['--import', register],
      stdio: ['ignore', ...outputs, 'ipc'],
      serialization: 'advanced',
      env: options.env,
    });
    this.child.once('exit', (code) => this.emit('exit', code ?? 1));
    this.child.once('spawn', () => this.emit('spawn'));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get stdout() {
    return this.child.stdout;
  }

  postMessage(message: unknown): void {
    if (this.child.connected) this.child.send({ message });
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(file: string, args: string[], options: Options) {
    demandReady('utilityProcess.fork', true);
    checkOptions('utilityProcess.fork', options, ['stdio', 'serviceName', 'env']);
    return strict('UtilityProcess', new UtilityProcessDouble(file, args, options));
  },
});
