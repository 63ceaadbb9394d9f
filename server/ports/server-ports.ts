/** What plain Node can give the core. It has no key store and no file dialogs, and the screens say so. */
import type { HostPorts } from '../../core/core.ts';
import { ownProgram } from '../paths.ts';
import { startChildProgram } from './child-program.ts';
import { installedBrowsers } from './installed-browser.ts';
import { openInBrowser } from './open-in-browser.ts';
import { printPdf } from './print-pdf.ts';

export function serverPorts(host: 'server' | 'command-line'): HostPorts {
  const browsers = installedBrowsers();
  return {
    host,
    secrets: null,
    notify: null,
    openExternal: async (url) => {
      await openInBrowser(url);
    },
    saveFile: null,
    renderPdf: browsers.length === 0 ? null : (html) => printPdf(html, browsers),
    pickFile: null,
    startProcess: (program, args) => startChildProgram(ownProgram[program], args),
  };
}
