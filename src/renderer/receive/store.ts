import { t } from 'i18next';
import { create } from 'zustand';
import type { AnnouncedListed, DraftReply } from '../../shared/contract/receive.ts';
import type { StockPaper } from '../../shared/contract/stock.ts';
import type { InputOf, ReplyOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import type { NoteFault } from '../../shared/stock/deliveryNote.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import {
  byOwner,
  type DraftLine,
  type DraftTerms,
  type Lacks,
  lackOf,
  type ReceiveDraft,
} from '../../shared/stock/receiveDraft.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { hush, refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { play } from '../ui/sound.ts';
import { sentenceFor } from '../words/sentence.ts';

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
function inTurn<T>(act: () => Promise<T>): Promise<T | undefined> {
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

function take({ draft, today, touched, announced }: DraftReply): void {
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
function taken(reply: DraftReply | Refusal): reply is DraftReply {
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

/** What a scanner read while goods are received. */
export function scanned(code: string, chosen?: ProductId): void {
  void flush();
  askFor(null);
  void inTurn(async () => {
    const id = await draftId();
    if (id === null) return;
    const reply = await bridge.call('receive.scan', { id, code, ...(chosen !== undefined && { chosen }) });
    if (!isRefusal(reply)) return added(reply);
    if (reply.refused === 'unknown-code') return offerToTell(reply);
    if (reply.refused !== 'shared-code') return void taken(reply);
    play('refused');
    askFor({ of: 'choice', code: reply.code, options: reply.options, scan: code });
  });
}

async function draftId(): Promise<ReceiveDraft['id'] | null> {
  const { received, draft } = getState();
  // The next scan begins the next receipt.
  if (received) setState({ received: null });
  if (draft && !received) return draft.id;
  const reply = await bridge.call('receive.open', {});
  take(reply);
  return reply.draft.id;
}

function added(reply: DraftReply): void {
  take(reply);
  if (reply.touched !== null) choose(reply.touched);
  play('taken');
  hush();
}

function offerToTell(refusal: RefusalOf<'unknown-code'>): void {
  const act = () => askFor({ of: 'unknown', code: refusal.code });
  say('stop', sentenceFor(refusal), { words: t('codes.unknownOffer'), act, key: 'KeyB' });
}

export function addProduct(product: ProductId): void {
  void flush();
  void inTurn(async () => {
    const id = await draftId();
    if (id === null) return;
    const reply = await bridge.call('receive.add', { id, product });
    if (taken(reply)) added(reply);
  });
}

export function removeLine(line: number): void {
  dropTyped();
  void inTurn(async () => {
    const { draft } = getState();
    const at = draft?.lines.findIndex((each) => each.line === line) ?? -1;
    if (!draft || !taken(await bridge.call('receive.remove', { id: draft.id, line }))) return;
    const lines = getState().draft?.lines ?? [];
    const next = lines[Math.min(at, lines.length - 1)];
    if (next) choose(next.line);
  });
}

export function clearDraft(): void {
  dropTyped();
  askFor(null);
  void inTurn(async () => {
    const { draft } = getState();
    if (draft && taken(await bridge.call('receive.clear', { id: draft.id }))) setState({ questions: new Map() });
  });
}

export function noteDraft(note: string): void {
  void inTurn(async () => {
    const { draft } = getState();
    if (draft && note.trim() !== draft.note) taken(await bridge.call('receive.note', { id: draft.id, note }));
  });
}

/** Somebody looked: on none of the lines that lack a last day is one printed. */
export function noDaysPrinted(): void {
  askFor(null);
  void inTurn(async () => {
    const { draft } = getState();
    if (draft && taken(await bridge.call('receive.hasNoDays', { id: draft.id }))) void finish();
  });
}

/** Fills the list from a file: all rows, or none and a list of why. @param skip those that cannot be taken were looked at */
export function takeNote(file: NoteFile, skip: boolean): void {
  const { name, content } = file;
  fill(name, (id) => bridge.call('receive.readNote', { id, name, content, skip }), {
    takeGood: () => takeNote(file, true),
    isFile: true,
  });
}

/** Fills the empty list with what the office announced, each line to be looked at. */
export function takeAnnounced(listed: AnnouncedListed, skip = false): void {
  const { owner, id: announced } = listed;
  fill(owner, (id) => bridge.call('receive.takeAnnounced', { id, announced, skip }), {
    takeGood: () => takeAnnounced(listed, true),
    isFile: false,
  });
}

type FillReply = ReplyOf<'receive.readNote'>;

function fill(
  name: string,
  ask: (id: ReceiveDraft['id']) => Promise<FillReply>,
  beside: Pick<Extract<Asking, { of: 'note' }>, 'takeGood' | 'isFile'>,
): void {
  askFor(null);
  void inTurn(async () => {
    const id = await draftId();
    if (id === null) return;
    const reply = await ask(id);
    if (isRefusal(reply)) {
      taken(reply);
      return void refetchToCome();
    }
    if ('faults' in reply) {
      play('refused');
      return askFor({ of: 'note', name, ...reply, ...beside });
    }
    take(reply.noted);
    const { lines } = reply.noted.draft;
    const owners = byOwner(lines).length;
    const said = t('receive.noted', { name, count: lines.length });
    say('done', owners > 1 ? `${said} ${t('receive.notedOwners', { count: owners })}` : said);
    const next = lines.find((line) => lackOf(line) !== undefined) ?? lines.at(-1);
    if (next) choose(next.line);
  });
}

/** The office or another till may have said something meanwhile, also of what is being received. */
export function refetchToCome(): Promise<unknown> {
  return inTurn(async () => {
    setState({ toCome: await bridge.call('receive.announced', {}) });
    if (getState().draft?.announced) take(await bridge.call('receive.open', {}));
  });
}

/** Of all announced goods that nobody looked at: they are there as announced, or they are not. */
export function settleUnchecked(as: 'there' | 'missing'): void {
  askFor(null);
  void inTurn(async () => {
    const { draft } = getState();
    if (draft && taken(await bridge.call('receive.unchecked', { id: draft.id, as }))) void finish();
  });
}

/** The goods come in as if nobody had announced them. */
export function leaveAnnounced(): void {
  dropTyped();
  void inTurn(async () => {
    const { draft } = getState();
    if (draft) taken(await bridge.call('receive.leaveAnnounced', { id: draft.id }));
  });
}

/** Into the books; what lacks something is led to instead. */
export async function finish(): Promise<void> {
  await flush();
  const { draft, busy } = getState();
  if (busy || !draft) return;
  if (draft.lines.length === 0) return say('stop', t('receive.nothing'));
  const short = draft.lines.find((line) => ['quantity', 'terms'].includes(lackOf(line) ?? ''));
  if (short) {
    say('stop', t(lackOf(short) === 'terms' ? 'receive.lacksTerms' : 'receive.lacksQuantity', { name: short.name }));
    return choose(short.line);
  }
  const unchecked = draft.lines.filter((line) => lackOf(line) === 'check');
  if (unchecked.length > 0) return askFor({ of: 'unchecked', names: unchecked.map(({ name }) => name) });
  const dayless = draft.lines.filter((line) => lackOf(line) === 'day');
  if (dayless.length > 0) return askFor({ of: 'days', names: dayless.map(({ name }) => name) });
  if (byOwner(draft.lines).length > 1) return askFor({ of: 'owners' });
  await send(draft);
}

/** Somebody looked whose goods they are. @param together one receipt for all, else one for each */
export async function receiveOwners(together: boolean): Promise<void> {
  askFor(null);
  const { draft, busy } = getState();
  if (draft && !busy) await send(draft, together);
}

async function send(draft: ReceiveDraft, together = false): Promise<void> {
  setState({ busy: true });
  try {
    const what = t('receive.leave', { count: draft.lines.length });
    const reply = await untilAnswered(() => withApproval('receive.finish', { id: draft.id, together }, what));
    if (reply === null) return;
    if (isRefusal(reply)) return refuseFinish(reply);
    if ('questions' in reply) return showQuestions(reply.questions);
    setState({ received: { papers: reply.papers, lines: draft.lines }, draft: null, selected: null });
    say('done', t('receive.done', { number: reply.papers.map(({ number }) => number).join(', ') }));
  } catch (why) {
    sayFailed(why);
  } finally {
    setState({ busy: false });
  }
}

function refuseFinish(refusal: Refusal): void {
  refuse(refusal);
  if (STALE.has(refusal.refused)) void refetchDraft();
}

/** What is shown is not how it stands. */
const STALE: ReadonlySet<Refusal['refused']> = new Set([
  'other-draft',
  'no-such-announcement',
  'announcement-withdrawn',
  'announcement-received',
]);

function showQuestions(questions: readonly GoodsQuestion[]): void {
  setState({ questions: new Map(questions.map((each) => [each.line, each])) });
  const [first] = questions;
  if (!first) return;
  say('stop', t('receive.questioned', { count: questions.length }));
  choose(
    first.line,
    first.why === 'past-its-day' || first.why === 'absurd-day' || first.why === 'other-day' ? 'day' : 'quantity',
  );
}

/** A new receipt, empty. */
export function beginNext(): void {
  setState({ received: null, draft: null });
  void refetchDraft();
}
