import { t } from 'i18next';
import { useCallback, useEffect, useState } from 'react';
import type { Cart } from '../../shared/cart/cart.ts';
import type { SaleId } from '../../shared/id.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { isCharged, PART_LIMIT, type Part } from '../../shared/sale/part.ts';
import type { Handed, TenderKind } from '../../shared/sale/tender.ts';
import { say } from '../notice.ts';
import { onEscape } from '../ui/focus.ts';
import { type Calm, useCalm } from './calm.ts';
import { type CreditAtHand, type Credits, creditsLeft, useCredits } from './credits.ts';
import { type Bill, freeCode, overBy, owedBy, WAYS } from './parts.ts';
import { dropPart, keepParts, keepVoucher, partsOf, useParts } from './taken.ts';
import { followTransfer, hideTransfer, showTransfer, useTransfer } from './transfer.ts';
import { useWayKeys } from './wayKeys.ts';

/** A VietQR code that the buyer was shown before the surface was gone: by a power cut, a lock, a reload. */
export type QrShown = NonNullable<Cart['qrShown']>;

export type PayProps = Bill & {
  readonly sale: SaleId;
  readonly busy: boolean;
  readonly qrShown: QrShown | undefined;
  readonly onPay: (tenders: readonly Handed[]) => void;
  readonly onBack: () => void;
};

/** The part that is being taken now. */
type Taking = {
  readonly way: TenderKind;
  /** Typed for this part; undefined where all that is owed is meant. */
  readonly typed: Dong | undefined;
};

/** Payment as it stands, and what can be done about it. */
export type Paying = Taking & {
  readonly bill: Bill;
  readonly busy: boolean;
  readonly parts: readonly Part[];
  readonly owed: Dong;
  /** What was charged beyond all that is to be paid. */
  readonly over: Dong;
  readonly calm: Calm;
  readonly credits: readonly CreditAtHand[];
  readonly look: Credits['look'];
  /** Which of the sale's VietQR codes is on the screen. */
  readonly code: number;
  readonly retype: (amount: Dong | undefined) => void;
  readonly choose: (way: TenderKind) => void;
  /** Lays a part down; the rest is paid another way. */
  readonly put: (tender: Handed) => void;
  /** The last part pays the sale at once; what is less waits for the others. */
  readonly take: (tender: Handed) => void;
  readonly takeBack: (part: Part) => void;
  readonly finishCash: (given: Dong) => void;
  readonly onBack: () => void;
};

/** Takes a sale's money part by part: what was taken stays with the cart, what is being taken is forgotten with the surface. */
export function usePaying({ sale, total, rounding, busy: paid, qrShown, onPay, onBack: leave }: PayProps): Paying {
  const bill = { total, rounding };
  const parts = useParts(sale);
  const { credits: all, look } = useCredits();
  const [{ way, typed }, setTaking] = useState(() => firstOf(bill, partsOf(sale), { credits: all, qrShown }));
  const [shownAt, setShownAt] = useState(() => performance.now());
  const [asking, setAsking] = useState(false);
  const busy = paid || asking;
  const calm = useCalm(shownAt, parts.length === 0);
  const owed = owedBy(way, bill, parts);
  const over = overBy(bill, parts);
  const code = codeFor(parts, qrShown);

  const onBack = useCallback(() => {
    const { shown } = useTransfer.getState();
    leave();
    tellLeft(sale, shown);
  }, [leave, sale]);
  useEffect(() => (busy ? undefined : onEscape(onBack)), [busy, onBack]);
  useShownCode({ sale, part: code, amount: typed ?? owed }, way === 'vietqr', owed);

  const after = (next: TenderKind) => {
    setShownAt(performance.now());
    setTaking({ way: next, typed: undefined });
  };
  const put = (tender: Handed, next = nextWay(tender, creditsLeft(all, [...parts, newPart(parts, tender, code)]))) => {
    if (parts.length >= PART_LIMIT) return say('stop', t('tender.partsFull'));
    if (tender.kind === 'voucher') return void putVoucher(newPart(partsOf(sale), tender, code), next);
    keepParts(sale, [...partsOf(sale), newPart(partsOf(sale), tender, code)]);
    after(next);
  };
  /** A voucher lies there once the till took it: it may have been taken before, and somebody is asked for leave. */
  const putVoucher = (part: Part, next: TenderKind) =>
    whileAsking(
      () => keepVoucher(sale, part),
      () => after(next),
    );
  const whileAsking = async (ask: () => Promise<boolean>, then: () => void) => {
    setAsking(true);
    const isDone = await ask();
    setAsking(false);
    if (isDone) then();
  };
  const choose = (next: TenderKind | undefined) => {
    if (busy || next === undefined || next === way) return;
    if (qrShown && way === 'vietqr' && code === qrShown.part) say('stop', mayHavePaid(qrShown));
    // Typed, and less than is owed: it lies on the counter, and the rest comes another way.
    if (way === 'cash' && typed !== undefined && typed > 0 && typed < owed) put({ kind: 'cash', given: typed }, next);
    else setTaking({ way: next, typed: undefined });
  };
  useWayKeys((nth) => choose(WAYS[nth]));
  const taken = parts.map(({ tender }) => tender);
  return {
    way,
    typed,
    bill,
    busy,
    parts,
    owed,
    over,
    calm,
    look,
    code,
    put,
    choose,
    onBack,
    credits: creditsLeft(all, parts),
    retype: (amount) => setTaking((now) => ({ ...now, typed: amount })),
    take: (tender) => (tender.given >= owed ? onPay([...taken, tender]) : put(tender)),
    takeBack: (part) => {
      if (isCharged(part))
        return void whileAsking(
          () => dropPart(sale, part),
          () => after(way),
        );
      keepParts(
        sale,
        parts.filter(({ id }) => id !== part.id),
      );
      setTaking({ way, typed: undefined });
    },
    finishCash: (given) => {
      if (over > 0) return say('stop', t('tender.partsOver', { over: formatDong(over) }));
      const isCovered = given === 0 && taken.some(({ kind }) => kind === 'cash');
      onPay(isCovered ? taken : [...taken, { kind: 'cash', given }]);
    },
  };
}

type Begin = { readonly credits: readonly CreditAtHand[]; readonly qrShown: QrShown | undefined };

/** What somebody may have paid already comes first, then what the buyer has in hand from goods brought back. */
function firstOf(bill: Bill, parts: readonly Part[], { credits, qrShown }: Begin): Taking {
  const owed = owedBy('vietqr', bill, parts);
  if (qrShown && owed > 0 && codeFor(parts, qrShown) === qrShown.part) {
    return { way: 'vietqr', typed: qrShown.amount < owed ? qrShown.amount : undefined };
  }
  const isOffered = owed > 0 && creditsLeft(credits, parts).length > 0;
  return { way: isOffered ? 'exchange' : 'cash', typed: undefined };
}

function nextWay({ kind }: Handed, credits: readonly CreditAtHand[]): TenderKind {
  return kind === 'exchange' && credits.length > 0 ? 'exchange' : 'cash';
}

/** The code that was shown, until somebody has paid by it. */
function codeFor(parts: readonly Part[], qrShown: QrShown | undefined): number {
  const isPaid = parts.some(({ code }) => code === qrShown?.part);
  return qrShown && !isPaid ? qrShown.part : freeCode(parts);
}

type Asked = { readonly sale: SaleId; readonly part: number; readonly amount: Dong };

/** Shows the code for what is asked for, to the buyer too, while that is the way. */
function useShownCode({ sale, part, amount }: Asked, isWay: boolean, owed: Dong): void {
  const isAsked = isWay && amount > 0 && amount <= owed;
  useEffect(followTransfer, []);
  useEffect(() => {
    if (isAsked) void showTransfer({ sale, part, amount });
    else if (useTransfer.getState().shown) void hideTransfer();
  }, [isAsked, sale, part, amount]);
}

function newPart(parts: readonly Part[], tender: Handed, code: number): Part {
  const id = 1 + Math.max(0, ...parts.map((part) => part.id));
  return tender.kind === 'vietqr' ? { id, tender, code } : { id, tender };
}

const sumOf = (parts: readonly Part[]): Dong => dong(parts.reduce((sum, { tender }) => sum + tender.given, 0));

/** They may have paid by the code that goes: another way was chosen, or none. */
const mayHavePaid = ({ amount }: QrShown): string => t('transfer.mayHavePaid', { amount: formatDong(amount) });

/** Money that lies here already is not forgotten with the surface, nor what may be on its way; whoever leaves is told. */
function tellLeft(sale: SaleId, shown: QrShown | null): void {
  const parts = partsOf(sale);
  const ways = [...new Set(parts.map(({ tender }) => t(`tender.${tender.kind}`)))].join(', ');
  const kept = parts.length > 0 && t('tender.partsKept', { amount: formatDong(sumOf(parts)), ways });
  const words = [kept, shown && mayHavePaid(shown)].filter((told) => typeof told === 'string');
  if (words.length > 0) say('stop', words.join(' '));
}
