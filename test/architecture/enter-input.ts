import type { ESTree } from 'vite';

/** Whether it is one of the app's inputs that does something at Enter alone. In a password a browser composes nothing. */
export function isEnterInput({ name, attributes }: ESTree.JSXOpeningElement): boolean {
  if (name.type !== 'JSXIdentifier' || !['TextInput', 'TextArea'].includes(name.name)) return false;
  const own = attributes.filter((each) => each.type === 'JSXAttribute');
  const has = (wanted: string) => own.find((each) => each.name.name === wanted);
  const type = has('type')?.value;
  const isPassword = type?.type === 'Literal' && type.value === 'password';
  return !isPassword && (has('onEnter') ?? has('confirmOnEnter')) !== undefined;
}
