import { t } from 'i18next';
import { create } from 'zustand';
import type { Refusal } from '../shared/refusal.ts';
import { CallFailed, CallRefused, ConnectionLost } from './bridge/connection.ts';
import { play } from './ui/sound.ts';
import { sentenceFor } from './words/sentence.ts';

/** What can be done about it with one tap. */
export type Offer = {
  readonly words: string;
  readonly act: () => void;
  /** `KeyB`: with Alt, for whoever has no hand free for the screen. */
  readonly key?: `Key${string}`;
};

/** One sentence to the person at the till. `stop`: what they asked for did not happen. */
export type Notice = {
  readonly tone: 'stop' | 'done';
  readonly text: string;
  readonly count: number;
  readonly offer?: Offer | undefined;
};

export const useNotice = create<{ readonly notice: Notice | null }>(() => ({ notice: null }));

/** ms. The next good scan may come 50 ms after a bad one: its sentence must still be read. */
const READABLE = 3_000;

let told = 0;
let toldAt = 0;
let leaving: ReturnType<typeof setTimeout> | undefined;

export function say(tone: Notice['tone'], text: string, offer?: Offer): void {
  clearTimeout(leaving);
  told += 1;
  toldAt = performance.now();
  useNotice.setState({ notice: { tone, text, count: told, offer } });
  if (tone === 'stop') play('refused');
}

export function refuse(refusal: Refusal): void {
  say('stop', sentenceFor(refusal));
}

export function dismiss(): void {
  useNotice.setState({ notice: null });
}

/** Somebody left the page on which they were stopped: it is said of that page, and not of the next. What was done is read on the way. */
export function leaveBehind(): void {
  if (useNotice.getState().notice?.tone === 'stop') dismiss();
}

/** Something went well, or somebody went on to the next thing: what was said before goes, as soon as it could be read. */
export function hush(): void {
  clearTimeout(leaving);
  if (useNotice.getState().notice) leaving = setTimeout(dismiss, Math.max(0, toldAt + READABLE - performance.now()));
}

/**
 * What to do when a call was rejected. A lost connection has its own sign over the whole screen; a bug is in the
 * till's log and gets one calm sentence; who is turned away sees the screen that asks for what is missing.
 */
export function sayFailed(why: unknown): void {
  if (why instanceof CallFailed) say('stop', t('app.failed'));
  else if (why instanceof CallRefused) refuse(why.refusal);
  else if (why instanceof ConnectionLost) play('refused');
}
