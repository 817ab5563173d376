import { REPORT_PATH, type ReportAsked, ReportSaid } from '../../office/api/report.ts';
import { PAGE_HEADER } from '../../office/api.ts';
import { type Problem, problemOf } from '../office.ts';

export type ReportFile = Extract<ReportSaid, { readonly content: string }>;
export type ReportEnd = { readonly file: ReportFile } | { readonly problem: Problem } | { readonly stopped: true };

type Watch = {
  readonly onProgress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
};

/** Has the server make a report: it tells line by line how far it is, and gives the file with the last one. */
export async function askReport(asked: ReportAsked, { onProgress, signal }: Watch): Promise<ReportEnd> {
  try {
    const response = await fetch(REPORT_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [PAGE_HEADER]: '1' },
      body: JSON.stringify(asked),
      signal,
    });
    const problem = problemOf(response.status, undefined);
    if (problem) return { problem: problem === 'other-name' ? 'not-allowed' : problem };
    for await (const said of linesOf(response)) {
      if ('content' in said) return { file: said };
      onProgress(said.done, said.of);
    }
    return { problem: 'failed' };
  } catch (error) {
    if (signal.aborted) return { stopped: true };
    if (error instanceof TypeError) return { problem: 'unreachable' };
    throw error;
  }
}

async function* linesOf({ body }: Response): AsyncGenerator<ReportSaid> {
  if (!body) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield ReportSaid.parse(JSON.parse(line));
  }
}

export function bytesOfFile({ content, type }: ReportFile): Blob {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.codePointAt(0) ?? 0);
  return new Blob([bytes], { type });
}
