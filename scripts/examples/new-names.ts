/** What a machine calls the parts of the drill, and what the examples call them: no reader is helped by the port of that day. */
export type NewName = { from: string; to: string };

export function newNames(found: {
  apiPort: number;
  databasePorts: readonly number[];
  processName: string | null;
  logFolder: string;
  drillFolder: string;
  hostname: string;
}): NewName[] {
  const { apiPort, databasePorts, processName, logFolder, drillFolder, hostname } = found;
  return [
    ...['127.0.0.1', 'localhost'].map((host) => ({ from: `${host}:${apiPort}`, to: 'todo-api.example:8080' })),
    ...(processName === null ? [] : [{ from: processName, to: 'todo-api' }]),
    ...databasePorts.flatMap((port) => [
      { from: `127.0.0.1:${port}`, to: 'todo-db.example:5432' },
      { from: `localhost:${port}`, to: 'todo-db.example:5432' },
      { from: `-h 127.0.0.1 -p ${port}`, to: '-h todo-db.example -p 5432' },
    ]),
    { from: logFolder, to: '/var/log' },
    { from: drillFolder, to: '/etc/todo-api' },
    { from: ` @ ${hostname}`, to: ' @ todo-api-01' },
    { from: `(${hostname})`, to: '(todo-api-01)' },
  ];
}

/** The longest name first, so that none is cut by one that it begins with. */
export function renamed(text: string, names: readonly NewName[]): string {
  return names
    .toSorted((one, other) => other.from.length - one.from.length)
    .reduce((before, { from, to }) => before.replaceAll(from, to), text);
}
