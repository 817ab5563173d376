import type { EscposProfile, StatusQuestion } from '../../../shared/printer/profile.ts';
import { type Doubt, isStopped, type PrinterCondition } from '../../../shared/printer/state.ts';
import { conditionIn, type PrinterAnswer, readAnswers } from './answers.ts';
import { type Wire, wordOf } from './wire.ts';

/** The printer is lost, or not ready; the message is a word for the log. */
export class Lost extends Error {
  /** Why nobody knows more of what it was given. */
  readonly doubt: Doubt;

  constructor(word: string, doubt: Doubt = 'lost') {
    super(word);
    this.doubt = doubt;
  }
}

export type TalkOptions = {
  readonly processId: string;
  readonly asks: EscposProfile['asks'];
  /** Milliseconds, as in `SendOptions`. */
  readonly idleMs: number;
  readonly readyMs: number;
  readonly signal: AbortSignal;
  readonly onHeard: (condition: PrinterCondition) => void;
};

/** What is said to a printer and heard from it over one way. Whatever waits rejects with `Lost` when the printer is gone. */
export type Talk = {
  /** Gives a piece of a job; no sign that came before counts for it. */
  readonly give: (bytes: Uint8Array) => Promise<void>;
  /**
   * Asks what it says of itself, one question after the other: the worst of it.
   * @param ms to wait for each answer
   * @returns undefined where it is asked nothing, or answers nothing
   */
  readonly condition: (ms?: number) => Promise<PrinterCondition | undefined>;
  /**
   * Lets what an earlier job asked be answered first. Where the printer does not answer, only an answer that names its job
   * counts from here on.
   */
  readonly clear: () => Promise<void>;
  /** The sign that all before it is out, in words for the log; undefined when nothing was heard for so long. */
  readonly sign: (ms: number) => Promise<string | undefined>;
  readonly isSigned: () => boolean;
  /** Until something is heard, or the next look is due. */
  readonly pause: () => Promise<void>;
  /** From now on, and not before: so many milliseconds, then it is lost. */
  readonly limit: (ms: number) => void;
  /** @throws Lost where the printer is already gone */
  readonly ensureThere: () => void;
  readonly close: () => void;
};

/** Milliseconds between two looks at a printer that has stopped. */
const LOOK_AGAIN = 1_000;
/** DLE EOT: answered at once, also by a printer that has stopped printing. */
const askStatus = (question: StatusQuestion): Uint8Array => Uint8Array.of(0x10, 0x04, question);

/** Fills up a picture that was cut off on the widest paper, then `ESC @` and `GS r 1`. Nothing of it is printed. */
const CLEAR = Uint8Array.of(...new Uint8Array(48 * 72), 0x1b, 0x40, 0x1d, 0x72, 0x01);

export function converse(wire: Wire, options: TalkOptions): Talk {
  const { asks, idleMs, readyMs, signal, onHeard } = options;
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  let isLost: Lost | undefined;
  let deadline: NodeJS.Timeout | undefined;
  let signs: string[] = [];
  let statusBits: number[] = [];
  let papers = 0;
  let paperCounts = true;
  let onNews: (() => void)[] = [];

  const lose = (word: string, doubt?: Doubt): void => {
    isLost ??= new Lost(word, doubt);
    lost.reject(isLost);
  };
  const onAbort = (): void => lose('cut off: the till is closing', 'ended');
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort);
  void wire.gone.then((word) => lose(word));

  const answersOf = readAnswers();
  wire.listen((chunk) => {
    for (const answer of answersOf(chunk)) hear(answer);
    tellNews();
  });

  function tellNews(): void {
    const told = onNews;
    onNews = [];
    for (const tell of told) tell();
  }

  function hear(answer: PrinterAnswer): void {
    if (answer.kind === 'status') statusBits.push(answer.bits);
    if (answer.kind === 'unasked') onHeard(answer.condition);
    if (answer.kind === 'process' && answer.id === options.processId) signs.push('done');
    if (answer.kind !== 'paper') return;
    papers += 1;
    if (paperCounts && !answer.out) signs.push('past the cut');
  }

  /** Until something comes in, or was taken. @returns false where nothing was */
  async function news(ms: number): Promise<boolean> {
    const come = Promise.withResolvers<boolean>();
    const tell = (): void => come.resolve(true);
    onNews.push(tell);
    const timer = setTimeout(() => come.resolve(false), ms);
    try {
      return await Promise.race([come.promise, lost.promise]);
    } finally {
      clearTimeout(timer);
      onNews = onNews.filter((other) => other !== tell);
    }
  }

  /** A printer that chatters is there, and goes on taking. @throws Lost */
  async function write(bytes: Uint8Array): Promise<void> {
    const writing = { taken: false };
    const take = async (): Promise<void> => {
      try {
        await wire.write(bytes);
        writing.taken = true;
        tellNews();
      } catch (error) {
        lose(wordOf(error));
      }
    };
    void take();
    while (!writing.taken) {
      if (!(await news(idleMs))) throw new Lost('took no more bytes');
    }
  }

  async function answerTo(question: StatusQuestion, ms: number): Promise<PrinterCondition | undefined> {
    statusBits = [];
    await write(askStatus(question));
    const until = AbortSignal.timeout(ms);
    for (;;) {
      const bits = statusBits.shift();
      if (bits !== undefined) return conditionIn(question, bits);
      if (until.aborted || !(await news(ms))) return undefined;
    }
  }

  async function condition(ms = readyMs): Promise<PrinterCondition | undefined> {
    let worst: PrinterCondition | undefined;
    for (const question of asks.status) {
      const told = await answerTo(question, ms);
      // Silence is no answer: cheap printers do not know the question, and asking more would only take longer.
      if (told === undefined) break;
      worst = worse(worst, told);
    }
    if (worst) onHeard(worst);
    return worst;
  }

  /** The answer to `GS r` says only that something was answered: a late one would confirm a slip that is not out. */
  async function clear(): Promise<void> {
    papers = 0;
    const until = AbortSignal.timeout(idleMs);
    await write(CLEAR);
    while (!until.aborted && (await news(readyMs)));
    paperCounts = papers > 0;
  }

  return {
    clear,
    give: (bytes) => {
      signs = [];
      return write(bytes);
    },
    condition,
    isSigned: () => signs.length > 0,
    sign: async (ms) => {
      for (;;) {
        const sign = signs.shift();
        if (sign) return sign;
        if (!(await news(ms))) return undefined;
      }
    },
    pause: async () => void (await news(LOOK_AGAIN)),
    limit: (ms) => {
      clearTimeout(deadline);
      deadline = setTimeout(() => lose('not done in time'), ms);
    },
    ensureThere: () => {
      if (isLost) throw isLost;
    },
    close: () => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

/** `offline` alone does not say why; a cover or paper does. */
function worse(one: PrinterCondition | undefined, other: PrinterCondition): PrinterCondition {
  if (one === undefined) return other;
  if (one === 'offline' && isStopped(other)) return other;
  if (isStopped(one)) return one;
  return other === 'ready' ? one : other;
}
