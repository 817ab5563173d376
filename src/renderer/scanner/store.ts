import { create } from 'zustand';
import type { Explained } from '../../shared/contract/scanner.ts';
import { bridge } from '../bridge/bridge.ts';
import { CallRefused } from '../bridge/connection.ts';
import { sayFailed } from '../notice.ts';
import { PAUSE } from '../scan/decoder.ts';
import type { HeardKey } from '../scan/heard.ts';
import { goesOn, isWorthTelling, type Trial } from './trial.ts';

/** What the till would make of a code, by the trial it came in. */
type Meanings = ReadonlyMap<number, Explained>;

type Checking = { readonly trials: readonly Trial[]; readonly meanings: Meanings };

/** What came while the scanner is checked, the newest first. */
export const useCheck = create<Checking>(() => ({ trials: [], meanings: new Map() }));

const KEPT = 8;
/** ms without a key after which nothing more belongs to a trial. */
const SILENCE = PAUSE + 200;

let made = 0;
let ending: ReturnType<typeof setTimeout> | undefined;

let isOpen = false;

/** From now on keys and codes are looked at and nothing is sold. @returns how to stop */
export function beginCheck(): () => void {
  forget();
  isOpen = true;
  return () => {
    isOpen = false;
    forget();
  };
}

export function forget(): void {
  clearTimeout(ending);
  useCheck.setState({ trials: [], meanings: new Map() });
}

/** Hears every key while somebody checks; undefined while nobody does. */
export function watching(): ((key: HeardKey) => void) | undefined {
  return isOpen ? hear : undefined;
}

function hear(key: HeardKey): void {
  const [last] = useCheck.getState().trials;
  if (last && goesOn(last, key)) replace({ ...last, keys: [...last.keys, key] });
  else begin({ keys: [key], made: null, over: false });
  clearTimeout(ending);
  ending = setTimeout(endLast, SILENCE);
}

/** Nothing more comes: only now it can be said that there is no suffix. What is no scan and nothing like one is forgotten. */
function endLast(): void {
  const [last] = useCheck.getState().trials;
  if (last && isWorthTelling(last)) replace({ ...last, over: true });
  else useCheck.setState(({ trials }) => ({ trials: trials.slice(1) }));
}

/** @returns whether somebody checks the scanner, and has taken the code */
export function scannedForCheck(code: string): boolean {
  if (!isOpen) return false;
  const [last] = useCheck.getState().trials;
  if (last && !last.over && !last.made && last.keys.length > 0) replace({ ...last, made: { as: 'scan', code } });
  else begin({ keys: [], made: { as: 'scan', code }, over: true });
  const [now] = useCheck.getState().trials;
  if (now) void explain(now.id, code);
  return true;
}

/** @returns whether somebody checks the scanner, and is told there */
export function mangledInCheck(): boolean {
  if (!isOpen) return false;
  const [last] = useCheck.getState().trials;
  if (last) replace({ ...last, made: { as: 'mangled' } });
  return true;
}

async function explain(trial: number, code: string): Promise<void> {
  try {
    const meaning = await bridge.call('scanner.explain', { code });
    useCheck.setState(({ meanings }) => ({ meanings: new Map([...meanings, [trial, meaning]]) }));
  } catch (why) {
    if (!(why instanceof CallRefused)) sayFailed(why);
  }
}

function begin(trial: Omit<Trial, 'id'>): void {
  made += 1;
  const id = made;
  useCheck.setState(({ trials }) => ({
    trials: [{ ...trial, id }, ...trials.filter(isWorthTelling)].slice(0, KEPT),
  }));
}

function replace(trial: Trial): void {
  useCheck.setState(({ trials }) => ({ trials: [trial, ...trials.slice(1)] }));
}
