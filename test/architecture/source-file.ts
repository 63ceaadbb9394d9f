import { parseSync, Visitor } from 'vite';
import { isEnterInput } from './enter-input.ts';
import { findUnguardedKeys, isListening } from './unguarded-keys.ts';

/** One file of the project; the path is relative to its root, with forward slashes. */
export type SourceText = { path: string; text: string };

export type Import = { specifier: string; typeOnly: boolean; line: number };
/** Something the rules may object to, and where it stands. */
export type Sighting = { what: string; line: number };

export type SourceFile = {
  path: string;
  lineCount: number;
  /** The whole text with every comment blanked out; offsets and lines stay. */
  code: string;
  text: string;
  imports: Import[];
  /** `import(expression)`: which module that is cannot be known without running it. */
  unreadableImports: Sighting[];
  defaultExports: Sighting[];
  /** Whether the file does nothing but pass on what others export. */
  onlyReexports: boolean;
  consoleUses: Sighting[];
  /** Reading of the clock or of chance. */
  impurities: Sighting[];
  /** Words written straight into JSX, as text or as an attribute that people read or hear. */
  jsxTexts: Sighting[];
  rawHtmlUses: Sighting[];
  /** Where keys are heard, or text is typed, past the guard against the input method's own keys. */
  unguardedKeys: Sighting[];
  /** Inputs of text that do something at Enter. */
  enterInputs: Sighting[];
};

const spokenAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'label',
  'placeholder',
  'title',
]);
const reexportTypes = new Set(['ExportAllDeclaration', 'ExportNamedDeclaration']);

/** Parses one TypeScript or JavaScript file. Throws when it is not valid. */
export function readSource({ path, text }: SourceText): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  if (errors[0] !== undefined) {
    throw new Error(`${path}: ${errors[0].message}`);
  }
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const file: SourceFile = {
    path,
    lineCount: text.replace(/\n$/, '').split('\n').length,
    code: blankOut(text, comments),
    text,
    imports: [],
    unreadableImports: [],
    defaultExports: [],
    onlyReexports:
      program.body.length > 0 &&
      program.body.every((node) => reexportTypes.has(node.type) && 'source' in node && node.source !== null),
    consoleUses: [],
    impurities: [],
    jsxTexts: [],
    rawHtmlUses: [],
    unguardedKeys: [],
    enterInputs: [],
  };
  const addImport = (node: { start: number }, specifier: string, typeOnly: boolean): void => {
    file.imports.push({ specifier, typeOnly, line: lineAt(node.start) });
  };
  const sighting = (node: { start: number }, what: string): Sighting => ({ what, line: lineAt(node.start) });

  new Visitor({
    ImportDeclaration: (node) => addImport(node, node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => addImport(node, node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) {
        addImport(node, node.source.value, node.exportKind === 'type');
      }
      if (node.specifiers.some(({ exported }) => 'name' in exported && exported.name === 'default')) {
        file.defaultExports.push(sighting(node, 'default export'));
      }
    },
    ExportDefaultDeclaration: (node) => {
      file.defaultExports.push(sighting(node, 'default export'));
    },
    TSImportType: (node) => addImport(node, node.source.value, true),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') {
        addImport(node, node.source.value, false);
      } else {
        file.unreadableImports.push(sighting(node, 'import() of an expression'));
      }
    },
    CallExpression: (node) => {
      const [first] = node.arguments;
      if (isListening(node) && first?.type === 'Literal' && /^key|submit$/.test(String(first.value))) {
        file.unguardedKeys.push(sighting(node, `addEventListener('${first.value}')`));
      }
      const isRequire = node.callee.type === 'Identifier' && /require$/i.test(node.callee.name);
      if (isRequire && first?.type === 'Literal' && typeof first.value === 'string') {
        addImport(node, first.value, false);
      }
    },
    JSXOpeningElement: (node) => {
      file.unguardedKeys.push(...findUnguardedKeys(node).map((what) => sighting(node, what)));
      if (isEnterInput(node)) file.enterInputs.push(sighting(node, 'onEnter'));
    },
    MemberExpression: (node) => {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') {
        return;
      }
      const what = `${node.object.name}.${node.property.name}`;
      if (node.object.name === 'console') {
        file.consoleUses.push(sighting(node, what));
      }
      if (['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'].includes(what)) {
        file.impurities.push(sighting(node, what));
      }
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) {
        file.impurities.push(sighting(node, 'new Date()'));
      }
    },
    JSXText: (node) => {
      if (/\p{L}/u.test(node.value)) {
        file.jsxTexts.push(sighting(node, node.value.trim()));
      }
    },
    JSXAttribute: (node) => {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (name === 'dangerouslySetInnerHTML') {
        file.rawHtmlUses.push(sighting(node, name));
      }
      const value = node.value?.type === 'Literal' ? node.value.value : null;
      if (spokenAttributes.has(name) && typeof value === 'string' && /\p{L}/u.test(value)) {
        file.jsxTexts.push(sighting(node, `${name}="${value}"`));
      }
    },
  }).visit(program);
  return file;
}

function blankOut(text: string, comments: readonly { start: number; end: number }[]): string {
  let code = text;
  for (const { start, end } of comments) {
    code = code.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  return code;
}
