import type { HostPorts } from '../../../core/core.ts';

/** A host that can do nothing but be there. */
export const bareHost: HostPorts = {
  host: 'server',
  secrets: null,
  notify: null,
  openExternal: null,
  saveFile: null,
  pickFile: null,
  renderPdf: null,
  startProcess: null,
};
