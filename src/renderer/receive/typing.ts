import type { InputOf } from '../../shared/contract.ts';
import { type DraftTerms, lackOf } from '../../shared/stock/receiveDraft.ts';
import { bridge } from '../bridge/bridge.ts';
import { choose, inTurn, taken, useReceive } from './store.ts';

const { getState, setState } = useReceive;

type Said = Omit<InputOf<'receive.change'>, 'id'>;

/** What is being typed: sent when nothing more comes for a while, and before anything else is done. */
let typed: { said: Said; timer: ReturnType<typeof setTimeout> } | undefined;

/** ms. Longer than between two characters of the slowest scanner: what it types into a field is taken back before. */
const WHILE = 250;

export function sayLater(said: Said, then?: () => void): void {
  clearTimeout(typed?.timer);
  const timer = setTimeout(() => void flush().then(then), WHILE);
  typed = { said, timer };
}

export async function flush(): Promise<void> {
  const waiting = typed;
  typed = undefined;
  clearTimeout(waiting?.timer);
  if (waiting) await sayNow(waiting.said);
}

/** What was typed and not sent is what a scanner wrote, or of no use any more. */
export function dropTyped(): void {
  clearTimeout(typed?.timer);
  typed = undefined;
}

export async function sayNow(said: Said): Promise<void> {
  await inTurn(async () => {
    const { draft } = getState();
    if (draft) taken(await bridge.call('receive.change', { id: draft.id, ...said }));
  });
}

/** The other kind of terms stands there at once: a figure typed before the till has answered is of that kind. */
export function changeTerms(line: number, terms: DraftTerms): void {
  setState(({ draft }) => ({
    draft: draft && { ...draft, lines: draft.lines.map((each) => (each.line === line ? { ...each, terms } : each)) },
  }));
  void sayNow({ line, terms });
}

export function chooseNeighbour(step: 1 | -1): void {
  void flush();
  const { draft, selected } = getState();
  const at = draft?.lines.findIndex(({ line }) => line === selected) ?? -1;
  const next = draft?.lines[Math.min((draft?.lines.length ?? 0) - 1, Math.max(0, at + step))];
  if (next) choose(next.line, 'quantity');
}

/** To what the line lacks next, then to the next line that lacks something. */
export async function goOn(): Promise<void> {
  await flush();
  await confirmHere();
  const { draft, selected } = getState();
  const lines = draft?.lines ?? [];
  const here = lines.find(({ line }) => line === selected);
  const lacking = here && lackOf(here) ? here : lines.find((line) => lackOf(line) !== undefined);
  const next = lacking ?? here;
  if (next) choose(next.line);
}

/** Enter on announced goods says that they are there as the line says. */
async function confirmHere(): Promise<void> {
  const { draft, selected } = getState();
  const here = draft?.lines.find(({ line }) => line === selected);
  if (here && lackOf(here) === 'check') await sayNow({ line: here.line, checked: true });
}
