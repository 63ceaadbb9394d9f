/**
 * What could take Enter past the guard of the input method: a handler of keys on an element that does not go through `withImeGuard`,
 * an input of text that is not the app's own, a form that does something when it is submitted, a listener of its own.
 */
import type { ESTree } from 'vite';

const keyHandlers = new Set(['onKeyDown', 'onKeyUp', 'onKeyPress', 'onKeyDownCapture', 'onKeyUpCapture']);
const submitHandlers = new Set(['onSubmit', 'onSubmitCapture']);
/** Components that hand their handler of keys to the guard. */
const guardedComponents = new Set(['TextInput', 'TextArea']);
/** Inputs in which nothing is composed. */
const chosenTypes = new Set(['checkbox', 'color', 'file', 'radio', 'range']);

export function findUnguardedKeys(element: ESTree.JSXOpeningElement): string[] {
  const name = element.name.type === 'JSXIdentifier' ? element.name.name : '';
  const found: string[] = [];
  let inputType: string | null = null;
  for (const attribute of element.attributes) {
    if (attribute.type !== 'JSXAttribute' || attribute.name.type !== 'JSXIdentifier') continue;
    const handler = attribute.name.name;
    const value = attribute.value;
    if (handler === 'type' && value?.type === 'Literal') inputType = String(value.value);
    if (keyHandlers.has(handler) && !guardedComponents.has(name) && !isGuarded(value))
      found.push(`${handler} of ${name}`);
    if (submitHandlers.has(handler) && !onlyPrevents(value)) found.push(`${handler} of ${name}`);
    if (handler === 'contentEditable') found.push(`${handler} of ${name}`);
  }
  if (name === 'textarea' || (name === 'input' && !chosenTypes.has(inputType ?? 'text'))) found.push(`<${name}>`);
  if (inputType === 'submit') found.push(`<${name} type="submit">`);
  return found;
}

/** `something.addEventListener(…)` */
export function isListening({ callee }: ESTree.CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'addEventListener'
  );
}

function isGuarded(value: ESTree.JSXAttributeValue | null): boolean {
  if (value?.type !== 'JSXExpressionContainer' || value.expression.type !== 'CallExpression') return false;
  const { callee } = value.expression;
  return callee.type === 'Identifier' && callee.name === 'withImeGuard';
}

/** `(event) => event.preventDefault()` and nothing more. */
function onlyPrevents(value: ESTree.JSXAttributeValue | null): boolean {
  if (value?.type !== 'JSXExpressionContainer' || value.expression.type !== 'ArrowFunctionExpression') return false;
  const { body } = value.expression;
  const call = body.type === 'BlockStatement' ? body.body : [body];
  const [only] = call;
  const expression = only?.type === 'ExpressionStatement' ? only.expression : only;
  return (
    call.length === 1 &&
    expression?.type === 'CallExpression' &&
    expression.callee.type === 'MemberExpression' &&
    expression.callee.property.type === 'Identifier' &&
    expression.callee.property.name === 'preventDefault'
  );
}
