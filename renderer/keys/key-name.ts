/**
 * The name of a pressed key, as bindings write it: `n`, `shift+r`, `?`, `1`, `mod+k`, `mod+enter`, `escape`. `mod` is Ctrl, and
 * also ⌘.
 *
 * An input method that is switched on reports keys outside inputs as code 229 or in full width; then the physical key says what
 * was meant, so that the keys work whatever the input method's state.
 */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

/** Symbols of the physical keys, with shift, of the two layouts in use here: US and JIS. */
const shiftedSymbols: Readonly<Record<string, string>> = { Slash: '?', Digit8: '*', Quote: '*' };

/** Null for what is no binding's key: modifiers alone, Alt chords, and whatever is part of a composition. */
export function keyName(press: KeyPress): string | null {
  if (press.isComposing || press.altKey) return null;
  const name = plainName(press);
  if (name === null) return null;
  if (press.ctrlKey || press.metaKey) return `mod+${press.shiftKey && isLetter(name) ? `shift+${name}` : name}`;
  return press.shiftKey && (isLetter(name) || name.length > 1) ? `shift+${name}` : name;
}

function plainName({ key, code, keyCode, shiftKey }: KeyPress): string | null {
  const reported = key.normalize('NFKC');
  if (keyCode !== 229 && key !== 'Process' && key !== 'Unidentified') {
    if (isLetter(reported) || [...reported].length > 1) return isModifier(reported) ? null : reported.toLowerCase();
    // Kana input types kana without composing; the physical key is what was meant.
    if (/^[\x21-\x7e]$/.test(reported)) return reported;
  }
  return physicalName(code, shiftKey);
}

function physicalName(code: string, shiftKey: boolean): string | null {
  if (shiftKey && shiftedSymbols[code] !== undefined) return shiftedSymbols[code];
  if (code === 'Slash') return '/';
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

function isLetter(name: string): boolean {
  return /^[a-z]$/i.test(name);
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(key);
}
