/**
 * Which addresses may leave the app for the user's browser or telephone. Every other scheme is a way to start a program, and
 * credentials in an address are a way to hide where it leads.
 */

/** Digits alone: what else a telephone takes are codes that change how it is set up. */
const telephoneNumber = /^tel:\+?\d{3,15}$/;

/** The address as it is opened; null where it stays inside. */
export function allowedExternalUrl(text: string): string | null {
  if (telephoneNumber.test(text)) return text;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const allowed = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return allowed ? url.href : null;
}
