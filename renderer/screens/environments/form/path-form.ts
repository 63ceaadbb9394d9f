/** How a target is reached, as typed. */
import { type DatabasePath, type Path, sshAliasSchema } from '../../../../shared/environment/environment.ts';
import { type Fault, readPort } from './mistakes.ts';

export const apiPathKinds = ['direct', 'tunnel', 'ssh'] as const satisfies readonly Path['kind'][];
export const databasePathKinds = [...apiPathKinds, 'psqlOverSsh'] as const satisfies readonly DatabasePath['kind'][];

/** Port and alias are kept while another kind is chosen, so that looking at the choices loses nothing. */
export type PathForm<Kind extends DatabasePath['kind'] = DatabasePath['kind']> = {
  kind: Kind;
  localPort: string;
  alias: string;
};

export const directPath = { kind: 'direct', localPort: '', alias: '' } as const;

export function pathForm<Kind extends DatabasePath['kind']>(
  path: Extract<DatabasePath, { kind: Kind }>,
): PathForm<Kind>;
export function pathForm(path: DatabasePath): PathForm {
  return {
    kind: path.kind,
    localPort: 'localPort' in path ? String(path.localPort) : '',
    alias: 'alias' in path ? path.alias : '',
  };
}

export function readApiPath(field: string, path: PathForm<Path['kind']>, fault: Fault): Path {
  switch (path.kind) {
    case 'direct':
      return { kind: 'direct' };
    case 'tunnel':
      return { kind: 'tunnel', localPort: readPort(`${field}.localPort`, path.localPort, fault) };
    case 'ssh':
      return { kind: 'ssh', alias: readAlias(`${field}.alias`, path.alias, fault) };
  }
}

export function readDatabasePath(field: string, path: PathForm, fault: Fault): DatabasePath {
  if (path.kind !== 'psqlOverSsh') return readApiPath(field, { ...path, kind: path.kind }, fault);
  return { kind: 'psqlOverSsh', alias: readAlias(`${field}.alias`, path.alias, fault) };
}

/** A name of the user's own ssh configuration. */
export function readAlias(field: string, text: string, fault: Fault): string {
  const alias = text.trim();
  fault(field, alias === '' ? 'required' : sshAliasSchema.safeParse(alias).success ? null : 'aliasInvalid');
  return alias;
}
