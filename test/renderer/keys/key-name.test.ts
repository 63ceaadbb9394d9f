import { describe, expect, test } from 'vitest';
import { type KeyPress, keyName } from '../../../renderer/keys/key-name.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
});

describe('the name of a pressed key', () => {
  test.each([
    ['a letter', press({ key: 'n', code: 'KeyN', keyCode: 78 }), 'n'],
    ['a letter with caps lock', press({ key: 'N', code: 'KeyN', keyCode: 78 }), 'n'],
    ['a letter with shift', press({ key: 'R', code: 'KeyR', keyCode: 82, shiftKey: true }), 'shift+r'],
    ['a symbol needs no word of its shift', press({ key: '?', code: 'Slash', keyCode: 191, shiftKey: true }), '?'],
    ['Ctrl', press({ key: 'k', code: 'KeyK', keyCode: 75, ctrlKey: true }), 'mod+k'],
    ['the command key', press({ key: 'Enter', code: 'Enter', keyCode: 13, metaKey: true }), 'mod+enter'],
    ['Escape', press({ key: 'Escape', code: 'Escape', keyCode: 27 }), 'escape'],
    ['another layout says what the letter is', press({ key: 'a', code: 'KeyQ', keyCode: 65 }), 'a'],
  ])('%s', (_what, pressed, name) => {
    expect(keyName(pressed)).toBe(name);
  });

  test.each([
    ['a letter', press({ key: 'Process', code: 'KeyN', keyCode: 229 }), 'n'],
    ['a letter with shift', press({ key: 'Process', code: 'KeyR', keyCode: 229, shiftKey: true }), 'shift+r'],
    ['a digit', press({ key: 'Process', code: 'Digit3', keyCode: 229 }), '3'],
    ['the question mark', press({ key: 'Process', code: 'Slash', keyCode: 229, shiftKey: true }), '?'],
    ['a star on a Japanese keyboard', press({ key: 'Process', code: 'Quote', keyCode: 229, shiftKey: true }), '*'],
    ['a full-width letter', press({ key: 'ｎ', code: 'KeyN', keyCode: 78 }), 'n'],
    ['kana', press({ key: 'み', code: 'KeyN', keyCode: 78 }), 'n'],
  ])('with the input method switched on, outside inputs: %s', (_what, pressed, name) => {
    expect(keyName(pressed)).toBe(name);
  });

  test.each([
    ['a composition', press({ key: 'Enter', code: 'Enter', keyCode: 229, isComposing: true })],
    ['a letter within a composition', press({ key: 'n', code: 'KeyN', keyCode: 78, isComposing: true })],
    ['a modifier alone', press({ key: 'Shift', code: 'ShiftLeft', keyCode: 16, shiftKey: true })],
    ['Alt', press({ key: 'n', code: 'KeyN', keyCode: 78, altKey: true })],
  ])('%s has none', (_what, pressed) => {
    expect(keyName(pressed)).toBeNull();
  });
});
