/**
 * Which addresses may leave the app for the user's browser. Every other scheme is a way to start a program, and credentials in an
 * address are a way to hide where it leads.
 */
export function allowedExternalUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const allowed = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return allowed ? url.href : null;
}
