import { t } from 'i18next';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import { byOwner, lackOf, type ReceiveDraft } from '../../shared/stock/receiveDraft.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { askFor, choose, inTurn, refetchDraft, taken, useReceive } from './store.ts';
import { flush } from './typing.ts';

const { getState, setState } = useReceive;

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

/** Of all announced goods that nobody looked at: they are there as announced, or they are not. */
export function settleUnchecked(as: 'there' | 'missing'): void {
  askFor(null);
  void inTurn(async () => {
    const { draft } = getState();
    if (draft && taken(await bridge.call('receive.unchecked', { id: draft.id, as }))) void finish();
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

/** A new receipt, empty. */
export function beginNext(): void {
  setState({ received: null, draft: null });
  void refetchDraft();
}
