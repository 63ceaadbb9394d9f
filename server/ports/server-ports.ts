/** What plain Node can give the core. It has no key store and no file dialogs, and the screens say so. */
import type { HostPorts } from '../../core/core.ts';
import { drillProgram } from '../paths.ts';
import { startChildProgram } from './child-program.ts';
import { openInBrowser } from './open-in-browser.ts';

export function serverPorts(host: 'server' | 'command-line'): HostPorts {
  return {
    host,
    secrets: null,
    notify: null,
    openExternal: async (url) => {
      await openInBrowser(url);
    },
    saveFile: null,
    pickFile: null,
    startProcess: (_program, args) => startChildProgram(drillProgram, args),
  };
}
