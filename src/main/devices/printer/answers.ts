import type { StatusQuestion } from '../../../shared/printer/profile.ts';
import type { PrinterCondition } from '../../../shared/printer/state.ts';

/** What a printer says, as far as it matters here. */
export type PrinterAnswer =
  /** To `GS ( H`: all before the question is done. */
  | { readonly kind: 'process'; readonly id: string }
  /** To `GS r 1`, in order. */
  | { readonly kind: 'paper'; readonly out: boolean }
  /** To any DLE EOT, at once. Which one was asked decides what its bits mean (`conditionIn`). */
  | { readonly kind: 'status'; readonly bits: number }
  /** A whole automatic status (ASB), which nobody asked for. */
  | { readonly kind: 'unasked'; readonly condition: PrinterCondition };

/** Bytes of an automatic status after its first. */
const ASB_REST = 3;
const PROCESS_BYTES = 7;

/**
 * Takes a printer's bytes apart as they come, in whatever pieces. XON and XOFF lie between them and are passed over.
 */
export function readAnswers(): (chunk: Uint8Array) => PrinterAnswer[] {
  let unasked: number[] = [];
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
      unasked = [byte];
      return undefined;
    }
    if (unasked.length > 0 && (byte & 0x90) === 0) {
      unasked.push(byte);
      if (unasked.length <= ASB_REST) return undefined;
      const condition = conditionUnasked(unasked);
      unasked = [];
      return { kind: 'unasked', condition };
    }
    if (byte === 0x37) process = [byte];
    else if ((byte & 0x93) === 0x12) return { kind: 'status', bits: byte };
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

/** What DLE EOT n told: the worst of it. */
export function conditionIn(question: StatusQuestion, bits: number): PrinterCondition {
  switch (question) {
    case 1:
      return (bits & 0x08) !== 0 ? 'offline' : 'ready';
    case 2:
      if ((bits & 0x04) !== 0) return 'cover-open';
      if ((bits & 0x20) !== 0) return 'paper-out';
      return (bits & 0x40) !== 0 ? 'offline' : 'ready';
    case 4:
      if ((bits & 0x60) !== 0) return 'paper-out';
      return (bits & 0x0c) !== 0 ? 'paper-near-end' : 'ready';
  }
}

/** Four bytes: the first has cover and line, the third the paper's sensors. */
function conditionUnasked([first = 0, , third = 0]: readonly number[]): PrinterCondition {
  if ((first & 0x20) !== 0) return 'cover-open';
  if ((third & 0x0c) !== 0) return 'paper-out';
  if ((first & 0x08) !== 0) return 'offline';
  return (third & 0x03) !== 0 ? 'paper-near-end' : 'ready';
}
