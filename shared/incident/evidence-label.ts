/**
 * Evidence labels: E-001 on the device that opened the incident, E-B001 on the second, E-C001 on the third. Texts store ids;
 * the label is made where it is shown.
 */
export function evidenceLabel(number: number, deviceIndex: number): string {
  return numberedLabel('E', number, deviceIndex);
}

/** `deviceIndex` counts from 0, in the order in which the devices first wrote. */
export function numberedLabel(prefix: string, number: number, deviceIndex: number): string {
  return `${prefix}-${deviceLetters(deviceIndex)}${String(number).padStart(3, '0')}`;
}

/** Nothing for the first device, B for the second. */
export function deviceLetters(index: number): string {
  if (index === 0) return '';
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}
