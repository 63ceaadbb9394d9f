/**
 * The phrase vocabulary: what a symptom's sentence means in terms of readings. It is about services in general; paths, statuses,
 * times and quoted texts come from the sentence itself. `docs/runbook-format.md` documents it.
 */

import { logTexts, statusesIn, urlPathIn } from './sentence-words.ts';
import type { Signal } from './signal.ts';

const fails =
  /失敗|エラー|異常|落ち(?:る|てい)|壊れ|返らない|使えない|できない|fail(?:s|ing|ed|ure)?\b|errors?\b|broken|breaks?\b|does not work|doesn't work/iu;
const succeeds =
  /成功|正常|問題ない|問題なし|応答する|動いて|200|succeeds?|\bok\b|\bfine\b|healthy|\bworks?\b|\bgreen\b|passes|normal/iu;
const silent =
  /応答しない|応答がない|応答なし|反応しない|反応がない|返事がない|返答がない|繋がらない|つながらない|接続できない|到達できない|(?:does not|doesn't|do not|don't|not|never|no longer|stops?) (?:respond|answer|reply)|(?:not|stops?) (?:responding|answering|replying)|no (?:response|answer|reply)|unresponsive|unreachable|(?:can ?not|can't|cannot) be reached/iu;
const others =
  /(?:他|ほか|その他|別|それ以外)の?.{0,12}(?:エンドポイント|api|機能|操作|画面|パス|ルート|url)|(?:other|all other|remaining|every other|the rest of the) (?:\w+ )?(?:endpoints?|routes?|paths?|apis?|urls?|calls|operations)|everything else|the others/iu;
const all =
  /全て|すべて|全部|全般|いずれも|ことごとく|どの.{0,10}も|以外(?:は|が)|\ball\b|\bevery|everything|each\b|\bnothing else\b|\bthe rest\b|other/iu;
const process =
  /プロセス|サービスが(?:起動|動)|\bprocess(?:es)?\b|\bdaemon\b|\bservice is (?:not running|down|stopped)/iu;
const absent =
  /起動していない|起動しない|存在しない|見つからない|動いていない|動作していない|落ちている|いない$|消え|停止し|ない$|not running|not there|is gone|missing|absent|not started|does not start|is down|has died|\bdied\b|\bdead\b|no .{0,30}process|is stopped|exited|not found/iu;
const database = /データベース|(?<![a-z])db(?![a-z])|postgres(?:ql)?|mysql|mariadb|\bdatabase\b/iu;
const slower =
  /以上|超え|超える|を超|よりも?遅|より長|かかる|over|longer than|more than|slower than|exceeds?|above|at least|take[sn]?|>/iu;
const duration = /(\d+(?:\.\d+)?)\s*(ミリ秒|msec|ms|milliseconds?|秒|seconds?|secs?|s|分|minutes?|mins?)(?![a-z])/iu;
const times =
  /(\d+(?:\.\d+)?)\s*(?:倍|times|x\b|-?fold)|(倍)|\b(twice|double|two|three|four|five|six|seven|eight|nine|ten)(?:\b| times|-?fold)/iu;
const factorWords = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const usual = /通常|普段|平常|平時|いつも|正常|ふだん|usual|normal|typical|baseline|than before/iu;
const responseTime = /レスポンス|応答|レイテンシ|リクエスト|遅|response|latency|request|slow|answers?/iu;
const timeouts = /タイムアウト|時間切れ|time(?:s|d)?[\s-]?outs?/iu;
const frequent =
  /頻発|多発|頻繁|続出|相次|多い|増え|増加|続く|often|frequent|many|repeated|keep|lots of|numerous|increas|common|again and again/iu;
const cannotConnect =
  /繋がらない|つながらない|接続できない|接続が?失敗|接続エラー|接続を拒否|拒否|到達できない|(?:can ?not|can't|cannot|unable to|fails? to) (?:connect|reach)|cannot be (?:reached|connected)|refuses?|refused|unreachable|connection (?:fails|errors?)|is down|落ちて|停止し|応答しない/iu;

/** The signal of a sentence whose code spans stand in backticks; null where the vocabulary does not know it. */
export function signalOf(marked: string): Signal | null {
  const folded = marked.normalize('NFKC');
  const path = urlPathIn(marked);
  const statuses = statusesIn(folded);

  const texts = logTexts(marked);
  if (texts.length > 0) return { kind: 'logContains', texts };
  if (path !== null) return signalOfPath(path, folded, statuses);
  if (others.test(folded) && succeeds.test(folded) && !fails.test(folded)) return { kind: 'otherEndpointsHealthy' };
  if (process.test(folded) && absent.test(folded) && !database.test(folded)) return { kind: 'processAbsent' };
  if (timeouts.test(folded) && frequent.test(folded)) return { kind: 'timeoutsFrequent' };
  const slow = slownessOf(folded);
  if (slow) return slow;
  if (statuses.length > 0) return { kind: 'httpStatus', statuses };
  if (/(?<!\d)5xx/iu.test(folded)) return { kind: 'httpStatus', statuses: serverErrors };
  if (database.test(folded) && cannotConnect.test(folded)) return { kind: 'databaseUnreachable' };
  return null;
}

const serverErrors = [500, 501, 502, 503, 504];

/** Clauses about one endpoint: it is silent, it alone fails, or it is fine while all others fail. */
function signalOfPath(path: string, folded: string, statuses: number[]): Signal | null {
  const clauses = folded.split(
    /が、|けれど|だが、|のに|ものの|一方|一方で|、|[,;]|\bbut\b|\bwhile\b|\byet\b|\balthough\b|\bthough\b|\bwhereas\b/iu,
  );
  const own = clauses.findIndex((clause) => clause.includes(path.normalize('NFKC')));
  const rest = clauses.filter((_, index) => index !== own).join(' ');
  const about = clauses[own] ?? folded;
  if (succeeds.test(about) && !fails.test(about) && fails.test(rest) && all.test(rest)) {
    return { kind: 'healthOkOthersFail', path };
  }
  if (silent.test(about)) return { kind: 'endpointUnresponsive', path };
  const slow = slownessOf(folded);
  if (slow) return slow;
  if (fails.test(about) || statuses.length > 0 || /(?<!\d)5xx/iu.test(folded))
    return { kind: 'endpointFails', path, statuses };
  return null;
}

function slownessOf(folded: string): Signal | null {
  const factor = times.exec(folded);
  if (factor && (usual.test(folded) || responseTime.test(folded))) {
    const word = factorWords.indexOf(factor[3]?.toLowerCase() ?? '');
    // 倍, twice and double say two without a number.
    return { kind: 'responseTimesNormal', factor: factor[1] === undefined ? Math.max(2, word) : Number(factor[1]) };
  }
  const span = duration.exec(folded);
  if (!span || !slower.test(folded)) return null;
  return { kind: 'responseSlowerThan', ms: Number(span[1]) * msOf(span[2] ?? '') };
}

function msOf(unit: string): number {
  if (/^(?:ミリ|m(?:s|illi))/iu.test(unit)) return 1;
  return /^(?:分|m)/iu.test(unit) ? 60_000 : 1000;
}
