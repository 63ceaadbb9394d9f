import type { ExportedFile } from '../../shared/contract/export-contract.ts';
import { bytesOf } from './base64.ts';

/** Hands a file to the browser's downloads, where the host has no dialog of its own. */
export function downloadText(
  fileName: string,
  text: string,
  type: 'text/calendar' | 'application/json' | 'text/markdown' | 'text/x-diff',
): void {
  download(fileName, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** A file as the core made it: a text, or bytes in base64. */
export function downloadFile({ fileName, contentType, text, base64 }: ExportedFile): void {
  const content = base64 === null ? [text ?? ''] : [bytesOf(base64)];
  download(fileName, new Blob(content, { type: base64 === null ? `${contentType};charset=utf-8` : contentType }));
}

export function downloadBytes(fileName: string, bytes: Uint8Array<ArrayBuffer>): void {
  download(fileName, new Blob([bytes], { type: 'application/octet-stream' }));
}

function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the bytes by the time the click returns, but some read the address a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
