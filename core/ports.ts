/**
 * What a host gives the core. A port that the host cannot serve is null, and the screens say so.
 */
export type SecretStore = {
  /** Whether secrets can be kept encrypted by the system, and by what; `reason` says why not. */
  status(): Promise<{ available: boolean; backend: string; reason: string | null }>;
  set(id: string, value: string): Promise<void>;
  get(id: string): Promise<string | null>;
  remove(id: string): Promise<void>;
};

/** A process the host runs for the core; lines are what it prints on standard output. */
export type HostProcess = {
  pid: number | null;
  onLine(listener: (line: string) => void): void;
  onExit(listener: (code: number | null) => void): void;
  send(line: string): void;
  /** Tells it to end, and waits until it has put its things away. */
  stop(): Promise<void>;
  /** Ends it at once, for one that has nothing to put away. */
  kill(): void;
};

/** `drill`: the practice ground. `backup`: makes one backup, or looks at one. */
export type OwnProgram = 'drill' | 'backup';

export type HostPorts = {
  host: 'electron' | 'server' | 'command-line';
  secrets: SecretStore | null;
  /** Clicking it opens that incident. */
  notify: ((notification: { title: string; body: string; incidentId: string }) => Promise<void>) | null;
  /** https and http only; the host refuses everything else. */
  openExternal: ((url: string) => Promise<void>) | null;
  /** Asks where to save and writes; the chosen path, or null when the person changed their mind. */
  saveFile: ((suggestedName: string, bytes: Uint8Array) => Promise<string | null>) | null;
  pickFile: ((extensions: string[]) => Promise<{ name: string; bytes: Uint8Array } | null>) | null;
  /** Prints a self-contained HTML file on A4, tagged and with its page numbers; null where it could not be printed. */
  renderPdf: ((html: string) => Promise<Uint8Array | null>) | null;
  /** Starts one of the app's own programs. */
  startProcess: ((program: OwnProgram, args: string[]) => HostProcess) | null;
};
