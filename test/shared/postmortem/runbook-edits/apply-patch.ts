/** A unified diff applied the plain way, without the library that wrote it: a hunk must find its lines exactly where it says. */
export function applied(text: string, patch: string): string {
  if (patch === '') return text;
  const source = text.split(/(?<=\n)/u);
  const out: string[] = [];
  let at = 0;
  const lines = patch.split(/(?<=\n)/u);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const head = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@/u.exec(line);
    if (head !== null) {
      const start = head[2] === '0' ? Number(head[1]) : Number(head[1]) - 1;
      while (at < start) out.push(source[at++] ?? '');
      continue;
    }
    if (
      out.length === 0 &&
      at === 0 &&
      /^(?:---|\+\+\+|Index|=)/u.test(line) &&
      !patch.slice(0, patch.indexOf(line)).includes('@@')
    )
      continue;
    if (line.startsWith('\\')) continue;
    const endless = lines[index + 1]?.startsWith('\\') === true;
    const said = endless ? line.slice(1).replace(/\n$/u, '') : line.slice(1);
    if (line.startsWith('+')) out.push(said);
    else if (line.startsWith('-') || line.startsWith(' ')) {
      if (source[at] !== said)
        throw new Error(`line ${at + 1}: ${JSON.stringify(source[at])} is not ${JSON.stringify(said)}`);
      if (line.startsWith(' ')) out.push(said);
      at += 1;
    }
  }
  return out.concat(source.slice(at)).join('');
}
