import type { Refusal } from '../../shared/refusal.ts';
import { readSlipCode, slipCode } from '../../shared/slip/slipCode.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { entryOf } from '../db/journal.ts';
import { firstEpoch } from '../db/replaced.ts';
import { catchUpSaleIndex, type FoundRow, findSlips, indexBehind, slipOfNumber } from '../db/saleIndex.ts';
import type { Desk } from './desk.ts';

/** Entries a search takes into the index before it answers: some 30 ms at most. Usually there is a handful. */
const BEFORE_A_SEARCH = 500;

export type Found = { readonly found: FoundRow[]; readonly behind: number };

/** Slips for what somebody typed. What was sold a moment ago is found, too. */
export function searchSlips(desk: Desk, text: string, limit: number): Found {
  catchUp(desk);
  return { found: findSlips(desk.db, text, limit), behind: indexBehind(desk.db) };
}

/** The slip that a code names: only the one this till made, with the hash it was signed with. */
export function slipOfCode(desk: Desk, text: string): FoundRow | Refusal {
  const code = readSlipCode(text);
  if (!code) return { refused: 'no-such-slip', code: text.trim() };
  const { outlet, till } = enrolled(desk.db);
  const mine = outletOf(desk.db, outlet).code;
  if (code.outlet !== mine) return { refused: 'slip-of-another-outlet', code: code.number, outlet: code.outlet };
  if (code.till !== till) return { refused: 'slip-of-another-till', code: code.number, till: `${code.till}` };
  if (code.epoch < firstEpoch(desk.db, desk.signer.device)) return { refused: 'slip-of-replaced', code: code.number };
  catchUp(desk);
  const slip = slipOfNumber(desk.db, code.number);
  if (!slip) return { refused: code.hash === undefined ? 'no-such-slip' : 'forged-slip', code: code.number };
  return code.hash === undefined || isTrue(desk, slip, code.hash)
    ? slip
    : { refused: 'forged-slip', code: code.number };
}

function isTrue(desk: Desk, { entry, number }: FoundRow, hash: string): boolean {
  const stored = entryOf(desk.db, desk.signer.device, entry);
  return stored !== undefined && readSlipCode(slipCode(number, stored.hash))?.hash === hash;
}

function catchUp(desk: Desk): void {
  if (indexBehind(desk.db) === 0) return;
  desk.db.write((db) => catchUpSaleIndex(db, desk.signer.device, BEFORE_A_SEARCH));
}
