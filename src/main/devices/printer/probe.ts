import { setTimeout as sleep } from 'node:timers/promises';
import type { Probe } from '../../../shared/printer/calibration.ts';
import type { StatusQuestion } from '../../../shared/printer/profile.ts';
import { readAnswers } from './answers.ts';
import { openWithin } from './send.ts';
import { type OpenWire, wordOf } from './wire.ts';

/** Times in milliseconds. */
export type ProbeOptions = {
  readonly connectMs: number;
  /** For each answer. A printer that has nothing to do answers within some 50. */
  readonly answerMs: number;
  readonly signal: AbortSignal;
};

const PROBE_ID = 'QUAY';
const STATUS: readonly StatusQuestion[] = [1, 2, 4];

/**
 * Asks a printer that has nothing to do every question there is, one after the other, and says which it answered. One that does
 * not know a question may print some of its letters. Never rejects.
 */
export async function probe(open: OpenWire, options: ProbeOptions): Promise<Probe> {
  const wire = await openWithin(open, options);
  if (typeof wire === 'string') return { reached: false, process: false, paper: false, status: [], heard: wire };
  const heard: number[] = [];
  const answersOf = readAnswers();
  let answered: readonly string[] = [];
  let onAnswer: (() => void) | undefined;
  wire.listen((chunk) => {
    heard.push(...chunk);
    answered = [...answered, ...answersOf(chunk).map(({ kind }) => kind)];
    onAnswer?.();
  });
  const patience = (enough: AbortController): Promise<unknown> =>
    sleep(options.answerMs, undefined, { signal: AbortSignal.any([enough.signal, options.signal]) }).catch(
      () => undefined,
    );
  /** A cable whose other end holds everything up would take a question for ever. */
  const give = async (bytes: readonly number[]): Promise<void> => {
    const enough = new AbortController();
    const taken = wire.write(Uint8Array.from(bytes)).then(() => 'taken');
    const first = await Promise.race([taken, patience(enough)]).finally(() => enough.abort());
    if (first !== 'taken') throw new Error('took no question');
  };
  const asked = async (bytes: readonly number[], kind: string): Promise<boolean> => {
    answered = [];
    const enough = new AbortController();
    onAnswer = () => answered.includes(kind) && enough.abort();
    await give(bytes);
    await patience(enough);
    return answered.includes(kind);
  };
  const found = { status: [] as StatusQuestion[], process: false, paper: false };
  try {
    for (const question of STATUS) if (await asked([0x10, 0x04, question], 'status')) found.status.push(question);
    found.paper = await asked([0x1d, 0x72, 0x01], 'paper');
    const id = Array.from(PROBE_ID, (letter) => letter.charCodeAt(0));
    found.process = await asked([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...id], 'process');
    return { reached: true, ...found, heard: hex(heard) };
  } catch (error) {
    return { reached: true, ...found, heard: `${hex(heard)} ${wordOf(error)}`.trim() };
  } finally {
    await wire.end();
  }
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
