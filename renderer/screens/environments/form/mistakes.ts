/** What can be wrong with a field of the form, and the readers that several parts share. */

export type MistakeCode =
  | 'required'
  | 'tooLong'
  | 'notHttp'
  | 'hasPath'
  | 'pathNotAbsolute'
  | 'portOutOfRange'
  | 'timeoutOutOfRange'
  | 'plainNotLoopback'
  | 'envNameInvalid'
  | 'fileNotAbsolute'
  | 'aliasInvalid'
  | 'argvInvalid'
  | 'hostMissing'
  | 'boundInvalid'
  | 'boundWrongUnit';

/** By the field's place in the form: `name`, `api.baseUrl`, `hosts.0.alias`. */
export type Mistakes = Readonly<Record<string, MistakeCode>>;

/** Notes what is wrong with a field; the first mistake of a field counts. Null notes nothing. */
export type Fault = (field: string, code: MistakeCode | null) => void;

export function collectMistakes(): { mistakes: Mistakes; fault: Fault } {
  const mistakes: Record<string, MistakeCode> = {};
  return {
    mistakes,
    fault: (field, code) => {
      if (code !== null) mistakes[field] ??= code;
    },
  };
}

/** 0 where the text is no port. */
export function readPort(field: string, text: string, fault: Fault): number {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : 0;
  fault(field, text.trim() === '' ? 'required' : port < 1 || port > 65_535 ? 'portOutOfRange' : null);
  return port;
}

/** Null where nothing is named. On Windows a drive or a share begins an absolute path. */
export function readFilePath(field: string, text: string, fault: Fault): string | null {
  const path = text.trim();
  fault(field, path === '' || /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path) ? null : 'fileNotAbsolute');
  return path || null;
}

/** Trimmed, and no longer than the record takes. */
export function readText(field: string, text: string, longest: number, fault: Fault): string {
  const trimmed = text.trim();
  fault(field, trimmed.length > longest ? 'tooLong' : null);
  return trimmed;
}

export function readRequiredText(field: string, text: string, longest: number, fault: Fault): string {
  const trimmed = readText(field, text, longest, fault);
  fault(field, trimmed === '' ? 'required' : null);
  return trimmed;
}

/** Lines that say anything, trimmed. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
