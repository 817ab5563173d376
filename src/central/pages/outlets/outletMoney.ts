import { BankAccount, type Outlet } from '../../../shared/catalogue/outlet.ts';

/** An outlet's bank account and discount limit as they are typed. */
export type MoneyDraft = {
  readonly bin: string;
  readonly account: string;
  readonly holder: string;
  /** Per cent. */
  readonly limit: string;
};

export type MoneyFault = 'bank-wrong' | 'limit-wrong';

export function moneyDraftOf(outlet: Pick<Outlet, 'bank' | 'discountLimit'> | null): MoneyDraft {
  const limit = outlet?.discountLimit;
  return {
    bin: outlet?.bank?.bin ?? '',
    account: outlet?.bank?.account ?? '',
    holder: outlet?.bank?.name ?? '',
    limit: limit === undefined ? '' : `${limit / 10}`.replace('.', ','),
  };
}

/** What was typed, as an outlet holds it. An account left as it was stays a demo one; any other is the outlet's own. */
export function moneyOf(
  draft: MoneyDraft,
  before: Pick<Outlet, 'bank'> | null,
): Pick<Outlet, 'bank' | 'discountLimit'> | MoneyFault {
  const typed = { bin: draft.bin.trim(), account: draft.account.replaceAll(/\s/g, ''), name: draft.holder.trim() };
  const isEmpty = Object.values(typed).every((text) => text === '');
  const isDemo = before?.bank?.demo && before.bank.bin === typed.bin && before.bank.account === typed.account;
  const bank = BankAccount.safeParse({ ...typed, ...(isDemo && { demo: true }) });
  if (!isEmpty && !bank.success) return 'bank-wrong';
  const discountLimit = perMilleIn(draft.limit);
  if (discountLimit === null) return 'limit-wrong';
  return { ...(bank.success && { bank: bank.data }), ...(discountLimit !== undefined && { discountLimit }) };
}

/** @returns undefined where nothing is typed, null where it is no per cent from 0 to 100 */
function perMilleIn(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const [, whole, tenth = '0'] = /^(\d{1,3})(?:[.,](\d))?$/.exec(trimmed) ?? [];
  const perMille = whole === undefined ? Number.NaN : Number(whole) * 10 + Number(tenth);
  return perMille <= 1000 ? perMille : null;
}
