import type { EnvironmentFindingsText } from './environment-findings-ja.ts';

const secretPlaces: Record<string, (name: string) => string> = {
  env: (name) => `The environment variable ${name} is empty`,
  file: (name) => `The file ${name} cannot be read`,
  stored: () => "There is no value in the system's key store",
  ask: () => 'No value has been entered yet',
  program: (name) => `The program ${name} gives no value`,
};

const secretMendings: Record<string, string> = {
  env: 'Start Hikeshi again from a terminal that has the variable.',
  file: 'Check the path, and that only its owner may read it (chmod 600).',
  stored: 'Enter the value on this page and save.',
  ask: 'Enter the value on this page and save, or when a reading asks for it.',
  program: 'Run the same command in a terminal: its first line should be the value.',
};

export const environmentFindingsEn: EnvironmentFindingsText = {
  hostNotFound: ({ host }) => ({
    wrong: `The name ${host} does not resolve (DNS)`,
    mend: 'Check the spelling, and the VPN or tunnel. A name known inside only wants the path “Over ssh”.',
  }),
  connectionRefused: ({ target }) => ({
    wrong: `${target} refuses connections`,
    mend: 'Check the port, and whether the service runs.',
  }),
  timedOut: ({ target }) => ({
    wrong: `${target} does not answer in time`,
    mend: 'Look for a firewall or a VPN in between. Where it cannot be reached directly, choose the path “Over ssh”.',
  }),
  connectionLost: ({ target }) => ({
    wrong: `The connection to ${target} was cut`,
    mend: 'Check proxies and load balancers in between, and http against https.',
  }),
  tunnelClosed: ({ localPort, target }) => ({
    wrong: `No path: the tunnel localhost:${localPort} is closed, or does not lead to ${target}`,
    mend: 'Open the tunnel again, then read. It does not count as a fault of the target.',
  }),
  sshPathBroken: ({ alias, target }) => ({
    wrong: `No path: ssh ${alias} does not lead to ${target}`,
    mend: `Try ssh ${alias} in a terminal. Keys (ssh-add), one-time codes and host keys are settled there first. It does not count as a fault of the target.`,
  }),
  noRoute: ({ target }) => ({
    wrong: `No path: nothing leads to ${target}`,
    mend: 'Check VPN and network. It does not count as a fault of the target.',
  }),
  certificateUnknown: ({ host }) => ({
    wrong: `The certificate of ${host} is from an authority that is not known (TLS)`,
    mend: 'For an authority of your own, give its CA certificate file; for a managed database, that of its provider.',
  }),
  certificateOfAnother: ({ host }) => ({
    wrong: `The certificate is not for ${host} (TLS)`,
    mend: "Give the name that stands in the certificate: the server's own, also through a tunnel or ssh.",
  }),
  certificateExpired: ({ host }) => ({
    wrong: `The certificate of ${host} has expired, or is not valid yet (TLS)`,
    mend: 'Renew the certificate. Check the clock of this machine too.',
  }),
  tlsNotOffered: ({ host }) => ({
    wrong: `${host} offers no encryption (TLS)`,
    mend: 'Turn on TLS at the server. Where that cannot be, choose the path “Over ssh” and sslmode disable.',
  }),
  tlsFailed: ({ host }) => ({
    wrong: `No encrypted connection to ${host} could be begun (TLS)`,
    mend: 'Check the port, and the versions of TLS that the server knows.',
  }),
  secretNotThere: ({ kind, name }) => ({
    wrong: secretPlaces[String(kind)]?.(String(name)) ?? 'The secret is missing',
    mend: secretMendings[String(kind)] ?? null,
  }),
  tokenRefused: ({ path, status }) => ({
    wrong: `${path} does not accept the token (${status})`,
    mend: 'Check when the token expires and what it may do. The API itself answers.',
  }),
  tokenNeeded: ({ path, status }) => ({
    wrong: `${path} wants a token (${status})`,
    mend: 'Choose where the API token is. The API itself answers.',
  }),
  noSuchPath: ({ path, status }) => ({
    wrong: `There is no ${path} (${status})`,
    mend: 'Check its spelling, and what the base URL already holds. The API itself answers.',
  }),
  pathNotForReading: ({ path }) => ({
    wrong: `${path} takes no GET (405)`,
    mend: 'Choose a path that can be read by GET. Hikeshi sends no request that changes something.',
  }),
  redirected: ({ path, status }) => ({
    wrong: `${path} redirects elsewhere (${status})`,
    mend: 'Redirects are not followed. Give the address it leads to.',
  }),
  answersWithFailure: ({ path, status }) => ({
    wrong: `${path} answers with a failure (${status})`,
    mend: 'The settings get there. From 500 on, it is the service that fails inside.',
  }),
  addressNotAllowed: ({ target }) => ({
    wrong: `${target} is not connected to, to be safe`,
    mend: 'Check how address and port are written.',
  }),
  passwordWrong: ({ database }) => ({
    wrong: `The password for ${database} is wrong`,
    mend: 'Check the database user, and where the password is.',
  }),
  loginRefused: ({ host }) => ({
    wrong: `${host} does not let this user log in`,
    mend: 'Look for a line for this machine (or the bastion) in pg_hba.conf, and for LOGIN of the role.',
  }),
  noSuchDatabase: ({ database }) => ({
    wrong: `There is no database ${database}`,
    mend: 'Check its spelling. The server is reached.',
  }),
  mayNotConnect: ({ database, user }) => ({
    wrong: `The role may not connect to ${database}`,
    mend: `GRANT CONNECT ON DATABASE ${database} TO ${user};`,
  }),
  databaseStarting: ({ host }) => ({
    wrong: `The database at ${host} is starting or stopping`,
    mend: 'Wait for it, then read again.',
  }),
  noConnectionLeft: ({ host }) => ({
    wrong: `The database at ${host} has no connection left`,
    mend: 'It cannot be read until there is one. The settings get there.',
  }),
  ownLimitReached: ({ target, user }) => ({
    wrong: `${target}: the role has as many connections as it may`,
    mend: `Wait a little, then read again. If it stays: ALTER ROLE ${user} CONNECTION LIMIT 3;`,
  }),
  queryFailed: ({ sqlState }) => ({
    wrong: `The statement that reads failed (SQLSTATE ${sqlState})`,
    mend: 'The connection works. Check the rights of the role, and whether this is PostgreSQL or like it.',
  }),
  pgMonitorMissing: ({ user }) => ({
    wrong: 'Without pg_monitor, what other connections do is hidden',
    mend: `GRANT pg_monitor TO ${user};`,
  }),
  tableNotReadable: ({ table, user }) => ({
    wrong: `The role may not read ${table}, which the runbook reads`,
    mend: `GRANT SELECT ON ${table} TO ${user};`,
  }),
  tableMissing: ({ table }) => ({
    wrong: `${table}, which the runbook reads, is not in this database`,
    mend: "Check the database's name and schema; else mend the runbook's SQL.",
  }),
  mayWrite: ({ user }) => ({
    wrong: 'This role may write too',
    mend: `Reading cannot write by the way it is done, but a role that cannot is safer: CREATE ROLE ${user}_read LOGIN IN ROLE pg_monitor;`,
  }),
  superuser: () => ({
    wrong: 'This role is a superuser',
    mend: 'Use one that only reads: CREATE ROLE hikeshi LOGIN IN ROLE pg_monitor;',
  }),
  reservedSlotUsable: ({ slots }) => ({
    wrong: `At the limit of connections it can still read, by one of ${slots} kept back`,
    mend: null,
  }),
  reservedSlotNotUsable: ({ user }) => ({
    wrong: 'At the limit of connections this role cannot read',
    mend: `To use one kept back (PostgreSQL 16 and later): GRANT pg_use_reserved_connections TO ${user};`,
  }),
  connectionLimitTight: ({ limit, user }) => ({
    wrong: `The role or the database may hold ${limit} connections; reading uses up to two`,
    mend: `ALTER ROLE ${user} CONNECTION LIMIT 3;`,
  }),
  hostNotNamed: () => ({
    wrong: 'The host that it lies on is not chosen',
    mend: 'Add it under Hosts, then choose it here.',
  }),
  commandsOff: ({ host }) => ({
    wrong: `On ${host} no reading commands run`,
    mend: 'To run them, choose “On this machine” or “Over ssh” under Hosts. They can be copied, and outputs pasted.',
  }),
  notThisMachine: ({ hostname, thisMachine }) => ({
    wrong: `“This machine” means ${hostname}, and you are on ${thisMachine}`,
    mend: `If it runs on ${hostname}, choose “Over ssh”.`,
  }),
  fileNotFound: ({ target }) => ({
    wrong: `There is no ${target}`,
    mend: 'Check its spelling, and that it lies on that host.',
  }),
  fileNotReadable: ({ target }) => ({
    wrong: `${target} may not be read`,
    mend: 'Put the user who reads into a group that may read logs (adm, say).',
  }),
  fileEmpty: ({ path }) => ({
    wrong: `${path} is empty`,
    mend: 'The service may write elsewhere.',
  }),
  accessLinesNotUnderstood: ({ path, count, lines }) => ({
    wrong: `${path}: ${count} of the last ${lines} lines are in no known format`,
    mend: 'Error rate and P95 are computed from lines (combined, JSON, LTSV, logfmt) with a status and a time that has a zone.',
  }),
  durationUnitMissing: ({ path }) => ({
    wrong: `${path}: the unit of its durations is not known, so there is no P95`,
    mend: 'Choose seconds, milliseconds or microseconds under “Unit of durations in the access log”.',
  }),
  durationNotLogged: ({ path }) => ({
    wrong: `${path}: its lines have no duration, so there is no P95`,
    mend: 'If you want it, add the duration to the log’s format ($request_time in nginx). The error rate is computed without.',
  }),
  programMissing: ({ target }) => ({
    wrong: `${target}: that host does not have the command`,
    mend: 'Install it, or choose another way.',
  }),
  processNotFound: ({ name, hostname }) => ({
    wrong: `No process on ${hostname} is called ${name}`,
    mend: 'If it should be running, check the name as ps shows it.',
  }),
  deploymentsNotUnderstood: () => ({
    wrong: 'No line begins with a time and a version',
    mend: 'A line looks like “2026-11-24T03:00:00+09:00 v1.5.0”.',
  }),
  notRead: ({ target, detail }) => ({
    wrong: `${target} cannot be read${detail === '' ? '' : `: ${detail}`}`,
    mend: 'Check target and rights, then read again.',
  }),
};
