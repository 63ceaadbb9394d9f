import { posix } from 'node:path';
import { coreFoundations, type Layer, layers, soleOwners, workshops } from './layers.ts';
import type { Import, SourceFile } from './source-file.ts';

export type Violation = { rule: string; path: string; line: number; message: string };
type Finding = { line: number; message: string };
type Rule = (file: SourceFile) => Finding[];

const longestFile = 400;
/** The inputs that everything is typed into, and the one listener of the whole window. */
const keyOwners = ['renderer/components/TextInput.tsx', 'renderer/keys/listen.ts'];
const cjk = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;
/** The one service that the drill imitates; a word that merely contains the letters (`autoDownload`) is fine. */
const drillService = /(?<![a-z])todo/i;
/** The mark that people put before what is left to do, which has nothing to do with that service. */
const leftToDoMark = /\bTODO\b(?!\s*API)/g;
const drillServiceInCamelCase = /T(odo|ODO)/;

/** Every rule of the house that reading one file can decide, by the name under which it is reported. */
export const rules: Record<string, Rule> = {
  'every folder is a layer or a workshop': (file) =>
    file.path.includes('/') && !(layerName(file) in layers) && !workshops.includes(layerName(file))
      ? [{ line: 1, message: `${layerName(file)}/ is not listed in test/architecture/layers.ts` }]
      : [],

  'layers import only what is listed for them': (file) => {
    const layer = layers[layerName(file)];
    return layer === undefined ? [] : file.imports.flatMap((imported) => checkImport(file, layer, imported));
  },

  'imports can be read': (file) =>
    inLayer(file) ? file.unreadableImports.map(({ what, line }) => ({ line, message: what })) : [],

  'some packages have one owner': (file) =>
    file.imports.flatMap(({ specifier, line }) => {
      const owner = soleOwners[packageName(specifier)];
      const allowed =
        owner === undefined || file.path.startsWith(owner) || !['shared', 'core'].includes(layerName(file));
      return allowed ? [] : [{ line, message: `only ${owner} imports ${packageName(specifier)}` }];
    }),

  'features of core do not know each other': (file) => {
    const own = coreFolder(file.path);
    if (own === null) {
      return [];
    }
    return file.imports.flatMap((imported) => {
      const other = coreFolder(resolveRelative(file, imported) ?? '');
      const allowed = other === null || other === own || coreFoundations.includes(other);
      return allowed ? [] : [{ line: imported.line, message: `core/${own} imports core/${other}` }];
    });
  },

  'no barrels': (file) =>
    inLayer(file) && (/(^|\/)index\.(ts|tsx|mjs)$/.test(file.path) || file.onlyReexports)
      ? [{ line: 1, message: 'a file that only passes on what others export' }]
      : [],

  'no default exports': (file) =>
    inLayer(file) ? file.defaultExports.map(({ what, line }) => ({ line, message: what })) : [],

  'files fit in a head': (file) =>
    file.lineCount > longestFile ? [{ line: longestFile, message: `${file.lineCount} lines` }] : [],

  'no console': (file) =>
    ['shared', 'core', 'renderer'].includes(layerName(file))
      ? file.consoleUses.map(({ what, line }) => ({ line, message: what }))
      : [],

  'shared reads neither clock nor chance': (file) =>
    layerName(file) === 'shared' ? file.impurities.map(({ what, line }) => ({ line, message: what })) : [],

  'texts come from the dictionaries': (file) => {
    if (!['core', 'renderer'].includes(layerName(file))) {
      return [];
    }
    const literals = file.code
      .split('\n')
      .flatMap((text, index) => (cjk.test(text) ? [{ line: index + 1, message: text.trim() }] : []));
    return [...literals, ...file.jsxTexts.map(({ what, line }) => ({ line, message: what }))];
  },

  'no raw HTML': (file) => file.rawHtmlUses.map(({ what, line }) => ({ line, message: what })),

  'keys in inputs go through the guard': (file) =>
    layerName(file) === 'renderer' && !keyOwners.includes(file.path)
      ? file.unguardedKeys.map(({ what, line }) => ({ line, message: what }))
      : [],

  'nothing of any one service': (file) => {
    if (!['shared', 'core', 'renderer'].includes(layerName(file))) {
      return [];
    }
    return [file.path, ...file.text.replaceAll(leftToDoMark, '').split('\n')].flatMap((text, line) =>
      drillService.test(text) || drillServiceInCamelCase.test(text) ? [{ line, message: text.trim() }] : [],
    );
  },
};

/** All that is wrong with the files, by path and line. */
export function findViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) =>
    Object.entries(rules).flatMap(([rule, check]) =>
      check(file).map(({ line, message }) => ({ rule, path: file.path, line, message })),
    ),
  );
}

function checkImport(file: SourceFile, layer: Layer, imported: Import): Finding[] {
  const { specifier, line } = imported;
  const target = resolveRelative(file, imported);
  if (target === null) {
    const allowed = layer.packages.some((entry) => matchesPackage(entry, specifier));
    return allowed ? [] : [{ line, message: `${layerName(file)} does not list ${specifier}` }];
  }
  const other = target.split('/')[0] ?? '';
  const reach = other === layerName(file) ? 'all' : layer.layers[other];
  const allowed =
    reach === 'all' || reach?.includes(target) === true || (imported.typeOnly && layer.types.includes(target));
  return allowed ? [] : [{ line, message: `${layerName(file)} may not import ${target}` }];
}

/** The path from the project's root that a relative import leads to; null for a package. */
function resolveRelative(file: SourceFile, { specifier }: Import): string | null {
  return /^\.\.?\//.test(specifier) ? posix.join(posix.dirname(file.path), specifier.replace(/\?.*$/, '')) : null;
}

function matchesPackage(entry: string, specifier: string): boolean {
  return entry.endsWith('*')
    ? specifier.startsWith(entry.slice(0, -1))
    : specifier === entry || specifier.startsWith(`${entry}/`);
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function layerName(file: SourceFile): string {
  return file.path.split('/')[0] ?? '';
}

function inLayer(file: SourceFile): boolean {
  return layerName(file) in layers;
}

/** `runbooks` for `core/runbooks/x.ts`; null for what lies in core itself or elsewhere. */
function coreFolder(path: string): string | null {
  const [layer, folder, rest] = path.split('/');
  return layer === 'core' && folder !== undefined && rest !== undefined ? folder : null;
}
