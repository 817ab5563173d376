import { type OfficeCallName, type OfficeInput, type OfficeReply, officeCalls } from './api.ts';
import { bankState, makeBankSecret, unmatchedNotices } from './bank.ts';
import { confirmImport, listCatalogue, setPrice, withdraw } from './catalogue.ts';
import { listDemands, listUnknownCodes } from './demand.ts';
import type { OfficeDesk } from './desk.ts';
import { listForks, listSuspense, listTills, makeCode, releaseTill, retrySuspense } from './fleet.ts';
import { listOutlets, listStaff, resetPin, saveOutlet, saveStaff } from './outlets.ts';
import { endPromotion, listChoices, listPromotions, previewPromotion, savePromotion } from './promotions.ts';
import { listSales, salesBy, showSale } from './sales.ts';
import { changePassword, isSignedIn, signIn, signOut, type Visit } from './session.ts';
import { listShifts, showShift } from './shifts.ts';
import { listStock, stockMovements } from './stock.ts';
import { showStories, tellStory } from './stories.ts';
import { openTransfers } from './transfers.ts';

export type OfficeHandlers = {
  readonly [N in OfficeCallName]: (desk: OfficeDesk, input: OfficeInput<N>, visit: Visit) => Promise<OfficeReply<N>>;
};

/** Every call of the office by name; a new one in `officeCalls` does not compile until it is here. */
export const officeHandlers: OfficeHandlers = {
  'session.state': async (desk, _input, visit) => ({ signedIn: await isSignedIn(desk.session, visit.token) }),
  'session.signIn': (desk, { password }, visit) => signIn(desk.session, password, visit),
  'session.signOut': (desk, _input, visit) => signOut(desk.session, visit),
  'session.changePassword': (desk, input, visit) => changePassword(desk.session, input, visit),

  'sales.list': listSales,
  'sales.show': showSale,
  'sales.by': salesBy,
  'shifts.list': listShifts,
  'shifts.show': showShift,
  'demand.list': listDemands,
  'demand.unknownCodes': listUnknownCodes,

  'stock.list': listStock,
  'stock.movements': stockMovements,
  'stock.transfers': openTransfers,

  'fleet.tills': listTills,
  'fleet.makeCode': makeCode,
  'fleet.suspense': listSuspense,
  'fleet.forks': listForks,
  'fleet.retrySuspense': retrySuspense,
  'fleet.releaseTill': releaseTill,

  'outlet.list': listOutlets,
  'outlet.save': saveOutlet,
  'staff.list': listStaff,
  'staff.save': saveStaff,
  'staff.resetPin': resetPin,

  'bank.state': bankState,
  'bank.makeSecret': makeBankSecret,
  'bank.unmatched': unmatchedNotices,

  'catalogue.list': listCatalogue,
  'catalogue.setPrice': setPrice,
  'catalogue.withdraw': withdraw,
  'catalogue.stories': showStories,
  'catalogue.tell': tellStory,
  'catalogue.confirmImport': confirmImport,

  'promotion.list': listPromotions,
  'promotion.choices': listChoices,
  'promotion.preview': previewPromotion,
  'promotion.save': savePromotion,
  'promotion.end': endPromotion,
};

export type OfficeAnswer = { readonly reply: unknown } | { readonly problem: 'malformed' };

/** Parses what a visitor asks who was let through, and does it. A fault of ours throws. */
export async function answerOffice(
  desk: OfficeDesk,
  call: { readonly name: OfficeCallName; readonly input: unknown },
  visit: Visit,
): Promise<OfficeAnswer> {
  const input = officeCalls[call.name].input.safeParse(call.input);
  if (!input.success) return { problem: 'malformed' };
  const handler = officeHandlers[call.name] as (desk: OfficeDesk, input: unknown, visit: Visit) => Promise<unknown>;
  return { reply: await handler(desk, input.data, visit) };
}
