import { t } from 'i18next';
import { create } from 'zustand';
import type { Credit, FoundSlip } from '../../shared/contract/return.ts';
import type { EntryId } from '../../shared/id.ts';
import { formatDong } from '../../shared/money.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { refetchInHand } from '../tender/inHand.ts';
import { saveFile } from '../ui/saveFile.ts';

type Find = {
  readonly open: boolean;
  readonly text: string;
  /** Null until the till has answered. */
  readonly found: readonly FoundSlip[] | null;
  /** Entries that are not in the till's index yet. */
  readonly behind: number;
  readonly chosen: EntryId | null;
  /** What is left of the credit that the chosen slip made; null where it made none. */
  readonly credit: Credit | null;
};

const CLOSED: Find = { open: false, text: '', found: null, behind: 0, chosen: null, credit: null };

/** The slips looked for, and which of them lies open. */
export const useFind = create<Find>(() => CLOSED);

const { getState, setState } = useFind;

const LIMIT = 50;

/** Counts questions: an answer to an earlier one does not take the place of a later one's. */
let asked = 0;

export function openFind(): void {
  if (!getState().open) setState({ ...CLOSED, open: true });
  void search('');
}

export function closeFind(): void {
  asked += 1;
  setState(CLOSED);
}

export async function search(text: string): Promise<void> {
  asked += 1;
  const mine = asked;
  setState({ text });
  try {
    const { found, behind } = await bridge.call('find.slips', { text, limit: LIMIT });
    if (mine === asked) show(found, behind);
  } catch (why) {
    sayFailed(why);
  }
}

function show(found: readonly FoundSlip[], behind: number): void {
  setState(({ chosen }) => ({
    found,
    behind,
    chosen: found.some(({ entry }) => entry === chosen) ? chosen : (found[0]?.entry ?? null),
  }));
  void refetchCredit();
}

/** Opens the slip that a scanned code names. */
export async function openCode(code: string): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    const slip = await bridge.call('find.code', { code });
    if (mine !== asked) return;
    if (isRefusal(slip)) return refuse(slip);
    setState({ ...CLOSED, open: true, text: slip.number, found: [slip], chosen: slip.entry });
    void refetchCredit();
  } catch (why) {
    sayFailed(why);
  }
}

export function choose(entry: EntryId): void {
  setState({ chosen: entry });
  void refetchCredit();
}

export function chooseNeighbour(step: 1 | -1): void {
  const { found, chosen } = getState();
  const slips = found ?? [];
  const at = slips.findIndex(({ entry }) => entry === chosen);
  const next = slips[Math.min(slips.length - 1, Math.max(0, at + step))];
  if (next) choose(next.entry);
}

async function refetchCredit(): Promise<void> {
  const { found, chosen, credit } = getState();
  const slip = found?.find(({ entry }) => entry === chosen);
  if (credit && credit.return !== chosen) setState({ credit: null });
  if (slip?.kind !== 'return') return;
  try {
    const made = await bridge.call('return.creditOf', { code: slip.number });
    if (getState().chosen === chosen) setState({ credit: isRefusal(made) || made.remaining === 0 ? null : made });
  } catch {
    // Without an open shift nothing is paid out.
  }
}

/** What is left of an exchange's credit, in cash. */
export async function payOut({ return: credit, remaining, number }: Credit): Promise<void> {
  try {
    const begun = await untilAnswered(() => bridge.call('return.begin', { sale: null }));
    if (isRefusal(begun)) return refuse(begun);
    const what = t('returns.whatPayOut', { amount: formatDong(remaining), number });
    const input = { id: begun.id, credit, amount: remaining };
    const paid = await untilAnswered(() => withApproval('return.payOut', input, what));
    if (paid === null) return;
    if (isRefusal(paid)) return refuse(paid);
    say('done', t('find.paidOut', { amount: formatDong(paid.paid) }));
    void refetchInHand(true);
    setState(({ credit: shown }) => (shown?.return === credit ? { credit: null } : {}));
  } catch (why) {
    sayFailed(why);
  }
}

/** Has the browser keep the slip as a file. */
export async function saveSlip({ entry }: FoundSlip, format: 'png' | 'pdf'): Promise<void> {
  try {
    const file = await bridge.call('slip.file', { entry, format });
    if (isRefusal(file)) return refuse(file);
    saveFile(file);
  } catch (why) {
    sayFailed(why);
  }
}
