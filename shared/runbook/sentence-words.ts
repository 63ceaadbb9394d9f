/** Words and numbers inside a sentence that several vocabularies share. */

/** A path of a URL in backticks or standing free: `/health`, /api/v1/orders. The longest file paths of logs are none. */
export function urlPathIn(marked: string): string | null {
  const quoted = /`(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+)?(?:https?:\/\/[^/`\s]+)?(\/[^`\s?#]*)[^`]*`/iu.exec(
    marked,
  )?.[1];
  const free = /(?:^|[\s「"(])(\/[\p{L}\p{N}_~.{}:/-]*[\p{L}\p{N}_}])/u.exec(marked)?.[1];
  const path = quoted ?? free ?? null;
  return path !== null && /^\/(?:var|etc|usr|opt|tmp|home|dev|proc|mnt|srv)(?:\/|$)/u.test(path) ? null : path;
}

/** What an English sentence may go on with after a status; after "500 customers" the number is a count. */
const afterStatus =
  /^\s+(?!(?:internal|bad|service|gateway|not|too|unavailable|timeouts?|errors?|status|codes?|responses?|answers?|http|or|and|for|from|on|when|while|is|are|to|in|at|by|with|only|everywhere|every|all|the)\b)[a-z]/iu;
const unitAfter = /^\s*(?:ms|milli|秒|分|時間|ミリ|件|回|人|台|行|本|個|円|倍|%|mb|gb|kb|m?s\b)/iu;

/** HTTP statuses of failures named in a sentence, NFKC-folded: "500", "502 Bad Gateway / 503". */
export function statusesIn(folded: string): number[] {
  const found = [...folded.matchAll(/(?<![\d.,$:])[45]\d{2}(?![\d.,]\d|\d)/gu)].filter(({ index, 0: status }) => {
    const after = folded.slice(index + status.length, index + status.length + 30);
    return !afterStatus.test(after) && !unitAfter.test(after);
  });
  return [...new Set(found.map(([status]) => Number(status)))];
}

const quotes =
  /"([^"]{2,200})"|“([^”]{2,200})”|„([^“”]{2,200})[“”]|「([^」]{2,200})」|『([^』]{2,200})』|`([^`]{2,200})`|(?<![\p{L}\p{N}])'([^']{2,200})'(?![\p{L}\p{N}])/gu;

/** Texts in quotation marks or code spans, as written. Paths of files are places, not words to look for. */
export function quotedTexts(marked: string): string[] {
  const texts = [...marked.matchAll(quotes)].flatMap((match) => match.slice(1).filter((text) => text !== undefined));
  return texts.map((text) => text.trim()).filter((text) => text.length > 1 && !/^[~.]?\/\S*$|^\S+\.log$/u.test(text));
}

/** Whether a sentence speaks of a log. */
export function speaksOfLog(folded: string): boolean {
  return (
    /ログ|ジャーナル|\blogs?\b|\blogged\b|\bjournal(?:ctl)?\b|\bdmesg\b/iu.test(folded) &&
    !/ログイン|\blog ?in\b/iu.test(folded)
  );
}

/** What a log is said to hold: what is quoted, else an English phrase right after ログに, which a Japanese author need not quote. */
export function logTexts(marked: string): string[] {
  if (!speaksOfLog(marked.normalize('NFKC'))) return [];
  const quoted = quotedTexts(marked);
  if (quoted.length > 0) return [...new Set(quoted)];
  const bare = /ログに(?:は)?[、\s]*([A-Za-z][\w.:'/-]*(?:[ ][A-Za-z][\w.:'/-]*)*)/u.exec(marked)?.[1];
  return bare === undefined || bare.length < 3 ? [] : [bare];
}
