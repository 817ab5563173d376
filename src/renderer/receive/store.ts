import { create } from 'zustand';
import type { AnnouncedListed, DraftReply } from '../../shared/contract/receive.ts';
import type { StockPaper } from '../../shared/contract/stock.ts';
import type { ReplyOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/day.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import type { NoteFault } from '../../shared/stock/deliveryNote.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import { type DraftLine, type Lacks, lackOf, type ReceiveDraft } from '../../shared/stock/receiveDraft.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';

/** A field of the chosen line. */
export type Field = 'quantity' | 'day' | 'terms' | 'code';

/** What is asked over the page. */
export type Asking =
  | { readonly of: 'unknown'; readonly code: string }
  | ({ readonly of: 'choice'; readonly scan: string } & Pick<RefusalOf<'shared-code'>, 'code' | 'options'>)
  | { readonly of: 'days'; readonly names: readonly string[] }
  | { readonly of: 'owners' }
  /** Announced goods that nobody looked at. */
  | { readonly of: 'unchecked'; readonly names: readonly string[] }
  | {
      readonly of: 'note';
      readonly name: string;
      readonly good: number;
      readonly faults: readonly NoteFault[];
      /** Takes the good rows alone; `isFile`: the others can be mended in a file. */
      readonly takeGood: () => void;
      readonly isFile: boolean;
    };

/** A delivery note as it was chosen. @property content base64 */
export type NoteFile = { readonly name: string; readonly content: string };

type Receive = {
  /** Null until the till has answered. */
  readonly draft: ReceiveDraft | null;
  readonly today: Day | null;
  /** How it stands with what the draft was filled from. */
  readonly announced: DraftReply['announced'];
  /** What the office announced to this outlet. */
  readonly toCome: readonly AnnouncedListed[];
  readonly owners: ReplyOf<'stock.owners'>;
  readonly selected: number | null;
  /** Where the next key belongs; counted, so that each scan leads there anew. */
  readonly focus: { readonly field: Field; readonly visit: number };
  /** By line, until it is changed. */
  readonly questions: ReadonlyMap<number, GoodsQuestion>;
  readonly asking: Asking | null;
  readonly busy: boolean;
  /** What was received last, while it is shown. */
  readonly received: { readonly papers: readonly StockPaper[]; readonly lines: readonly DraftLine[] } | null;
};

/** The goods being received: a copy of what lies on the till's disk. */
export const useReceive = create<Receive>(() => ({
  draft: null,
  today: null,
  announced: null,
  toCome: [],
  owners: [],
  selected: null,
  focus: { field: 'quantity', visit: 0 },
  questions: new Map(),
  asking: null,
  busy: false,
  received: null,
}));

const { getState, setState } = useReceive;

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: what was scanned later is never in the books earlier. */
export function inTurn<T>(act: () => Promise<T>): Promise<T | undefined> {
  const mine = turn.then(act).catch((why: unknown) => {
    sayFailed(why);
    return undefined;
  });
  turn = mine;
  return mine;
}

export function askFor(asking: Asking | null): void {
  setState({ asking });
}

/** As it lies on the disk, whatever stood here. */
export function refetchDraft(): Promise<unknown> {
  return inTurn(async () => {
    const [reply, owners, toCome] = await Promise.all([
      bridge.call('receive.open', {}),
      bridge.call('stock.owners', {}),
      bridge.call('receive.announced', {}),
    ]);
    setState({ owners, toCome, questions: new Map() });
    take(reply);
    const { draft } = reply;
    const line = draft.lines.find((each) => each.line === getState().selected) ?? draft.lines.at(-1);
    if (line) choose(line.line);
  });
}

export function take({ draft, today, touched, announced }: DraftReply): void {
  setState(({ selected, questions }) => ({
    draft,
    today,
    announced,
    selected: draft.lines.some(({ line }) => line === selected) ? selected : (draft.lines.at(-1)?.line ?? null),
    // What was asked of a line is asked again when all is sent, if it still must be.
    questions: new Map([...questions].filter(([line]) => line !== touched)),
  }));
}

/** @returns whether it was done */
export function taken(reply: DraftReply | Refusal): reply is DraftReply {
  if (!isRefusal(reply)) {
    take(reply);
    return true;
  }
  refuse(reply);
  if (reply.refused === 'other-draft') void refetchDraft();
  return false;
}

/** The chosen line, and the field of it that lacks something; else how many. */
export function choose(line: number, field?: Field): void {
  const found = getState().draft?.lines.find((each) => each.line === line);
  if (!found) return;
  setState(({ focus }) => ({
    selected: line,
    focus: { field: field ?? fieldOf(lackOf(found)), visit: focus.visit + 1 },
  }));
}

/** Where what a line lacks is said; announced goods are looked at by their amount. */
function fieldOf(lacks: Lacks | undefined): Field {
  return lacks === undefined || lacks === 'check' ? 'quantity' : lacks;
}

/** Of the receipt that is being typed, or of the next one. */
export async function draftId(): Promise<ReceiveDraft['id'] | null> {
  const { received, draft } = getState();
  // The next scan begins the next receipt.
  if (received) setState({ received: null });
  if (draft && !received) return draft.id;
  const reply = await bridge.call('receive.open', {});
  take(reply);
  return reply.draft.id;
}
