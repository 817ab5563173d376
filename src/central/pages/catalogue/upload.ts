import { z } from 'zod';
import { IMPORT_PATH, ImportPreview, ImportRefusal } from '../../office/api/import.ts';
import { type ImportedList, importPath, ListPreview } from '../../office/api/lists.ts';
import { PAGE_HEADER } from '../../office/api.ts';
import { type Problem, problemOf } from '../office.ts';

export type AnyPreview = ImportPreview | ListPreview;
const AnyPreview = z.union([ImportPreview, ListPreview]);

/** What a file is a list of. */
export type BroughtList = ImportedList | 'catalogue';

export type Uploaded =
  | { readonly preview: AnyPreview }
  | { readonly refusal: ImportRefusal }
  | { readonly problem: Problem }
  | { readonly stopped: true };

type Watch = {
  /** Bytes that have left; all of them means the server is now reading. */
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Sends a file to be read on trial. XMLHttpRequest, because fetch still cannot tell how much of a body has left, and
 * 20 MB over a village line is minutes.
 */
export function upload(list: BroughtList, file: File, { onProgress, signal }: Watch): Promise<Uploaded> {
  return new Promise((settle) => {
    const request = new XMLHttpRequest();
    const path = list === 'catalogue' ? IMPORT_PATH : importPath(list);
    request.open('POST', `${path}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader(PAGE_HEADER, '1');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    request.addEventListener('load', () => settle(readAnswer(request.status, request.responseText)));
    request.addEventListener('error', () => settle({ problem: 'unreachable' }));
    request.addEventListener('abort', () => settle({ stopped: true }));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/** The answer to an upload. A proxy's or the server's "too large" is the same to the reader as the import's own. */
export function readAnswer(status: number, body: string): Uploaded {
  if (status === 413) return { refusal: { refused: 'too-large' } };
  const answer = parsed(body);
  const problem = problemOf(status, answer);
  if (problem) return { problem };
  const preview = AnyPreview.safeParse(answer);
  if (preview.success) return { preview: preview.data };
  const refusal = ImportRefusal.safeParse(answer);
  return refusal.success ? { refusal: refusal.data } : { problem: 'other-version' };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
