/** What a printer says, as far as it matters here. */
export type PrinterAnswer =
  /** To `GS ( H`: all before the question is done. */
  | { readonly kind: 'process'; readonly id: string }
  /** To `GS r 1`, in order. */
  | { readonly kind: 'paper'; readonly out: boolean }
  /** To DLE EOT 1, at once. Offline: cover open, paper out, an error, or the feed button held. */
  | { readonly kind: 'status'; readonly offline: boolean };

/** Bytes of an unasked status (ASB) after its first. */
const ASB_REST = 3;
const PROCESS_BYTES = 7;

/**
 * Takes a printer's bytes apart as they come, in whatever pieces. What it says unasked (status changes, XON and XOFF)
 * lies between the answers and is passed over.
 */
export function readAnswers(): (chunk: Uint8Array) => PrinterAnswer[] {
  let skip = 0;
  let process: number[] = [];

  const take = (byte: number): PrinterAnswer | undefined => {
    if (process.length > 0) {
      process.push(byte);
      if (process.length < PROCESS_BYTES) return undefined;
      const id = String.fromCharCode(...process.slice(2, 6));
      process = [];
      return { kind: 'process', id };
    }
    // The fixed bits tell answers apart: 0xx1xx00 an ASB's first byte, 0xx1xx10 a real-time status, 0xx0xxxx a sensor.
    if ((byte & 0x93) === 0x10) {
      skip = ASB_REST;
      return undefined;
    }
    if (skip > 0 && (byte & 0x90) === 0) {
      skip -= 1;
      return undefined;
    }
    if (byte === 0x37) process = [byte];
    else if ((byte & 0x93) === 0x12) return { kind: 'status', offline: (byte & 0x08) !== 0 };
    else if ((byte & 0x90) === 0) return { kind: 'paper', out: (byte & 0x0c) !== 0 };
    return undefined;
  };

  return (chunk) => {
    const answers: PrinterAnswer[] = [];
    for (const byte of chunk) {
      const answer = take(byte);
      if (answer) answers.push(answer);
    }
    return answers;
  };
}
