/** psql's reading meta commands as catalogue queries, so that no psql is needed to answer them. */
import { describeRelations } from './psql-describe.ts';
import {
  connectionInfo,
  databaseList,
  extensionList,
  functionList,
  type ListOptions,
  relationList,
  roleList,
  schemaList,
} from './psql-listings.ts';
import { readNamePattern } from './psql-pattern.ts';

const metaPattern = /^\\(conninfo|list|l|d[a-zA-Z]*?)([S+]*)(?:\s+(\S(?:.*\S)?))?$/;

const lists: Readonly<Record<string, (options: ListOptions) => string>> = {
  l: databaseList,
  list: databaseList,
  dn: schemaList,
  du: roleList,
  dg: roleList,
  df: functionList,
  dx: extensionList,
};

/** The catalogue query that answers it, or null: a meta command not listed may do anything. */
export function catalogueQuery(meta: string): string | null {
  const match = metaPattern.exec(meta.trim().replace(/\s*;$/, ''));
  if (match === null) return null;
  const [, command = '', flags = '', argument] = match;
  const pattern = argument === undefined ? null : readNamePattern(argument);
  if (argument !== undefined && pattern === null) return null;
  const options: ListOptions = { pattern, system: flags.includes('S'), more: flags.includes('+') };
  if (command === 'conninfo') return argument === undefined && flags === '' ? connectionInfo : null;
  const list = lists[command];
  // Databases, roles and schemas lie in no schema.
  if (list !== undefined) return pattern?.schema == null || command === 'df' ? list(options) : null;
  if (command === 'd' && pattern !== null) return describeRelations(pattern, options.more);
  return command.startsWith('d') ? relationList(command.slice(1), options) : null;
}

/** `\x` and the like only change how psql prints: beside a statement they mean nothing here. */
export function isDisplayCommand(meta: string): boolean {
  return /^\\(?:x|a|t|H|timing|pset|f)(?:\s+[\w ]*)?;?$/.test(meta.trim());
}
