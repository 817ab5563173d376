import type { z } from 'zod';
import { acknowledgeAlarm, listAlarms, setAlarmRules } from './alarms.ts';
import {
  beginAnnouncing,
  listAnnounced,
  readAnnouncedNote,
  saveAnnounced,
  showAnnounced,
  withdrawAnnounced,
} from './announced.ts';
import type { Asked } from './api/call.ts';
import type { Door, Right } from './api/rights.ts';
import { type OfficeCallName, type OfficeInput, type OfficeReply, officeCalls } from './api.ts';
import { bankState, makeBankSecret, unmatchedNotices } from './bank.ts';
import { confirmImport, listCatalogue, listProducers, setPrice, withdraw } from './catalogue.ts';
import { certificateCalendar, detachPaper, listCertified, openCertificates } from './certificates.ts';
import { listDemands, listUnknownCodes } from './demand.ts';
import type { OfficeDesk } from './desk.ts';
import { discardDrafts, keepDraft, listDrafts, publishDrafts, unscheduleDrafts } from './drafts/drafts.ts';
import { openProducer, openProduct } from './drafts/forms.ts';
import { draftPromotion, openPromotion } from './drafts/promotion.ts';
import { listVersions, undoVersion } from './drafts/versions.ts';
import { listTills, makeCode, nameTill, replaceTill, setService } from './fleet.ts';
import { keepApart, listForks, releaseTill, showBranch } from './forks.ts';
import { listGroups, listPrices, removeGroup, saveGroup } from './groups.ts';
import { confirmList } from './lists/confirmList.ts';
import { starsChanged } from './market/starsChanged.ts';
import { marketWants } from './market/wants.ts';
import { marketChoices, showMarket } from './market.ts';
import { listOutlets, listStaff, resetPin, retireStaff, saveOutlet, saveStaff } from './outlets.ts';
import { changeAccount, invite, listAccounts, reset, retire, saveSettings } from './people/accounts.ts';
import { listAudit } from './people/audit.ts';
import { isTheirs } from './people/door.ts';
import { acceptInvitation, showInvitation } from './people/invitation.ts';
import { confirmSecondFactor, offerSecondFactor, takeSecondFactorAway } from './people/secondFactor.ts';
import { endOne, endOthers, listSessions, sessionState, signOut } from './people/session.ts';
import { changePassword, signIn } from './people/signIn.ts';
import { askerOf, type Visit } from './people/visit.ts';
import { endPromotion, listChoices, listPromotions, previewPromotion, savePromotion } from './promotions.ts';
import { listSales, salesBy, showSale } from './sales.ts';
import { listSettlements, showPaper, showSettlements } from './settlements.ts';
import { listShifts, showShift } from './shifts.ts';
import { listStock, stockMovements } from './stock.ts';
import { draftStory, showStories, tellStory } from './stories.ts';
import { listSuspense, retryOne, retrySuspense, showSuspended } from './suspense.ts';
import { openTransfers } from './transfers.ts';

export type OfficeHandlers = {
  readonly [N in OfficeCallName]: (desk: OfficeDesk, input: OfficeInput<N>, visit: Visit) => Promise<OfficeReply<N>>;
};

/** Every call of the office by name; a new one in `officeCalls` does not compile until it is here. */
export const officeHandlers: OfficeHandlers = {
  'session.state': sessionState,
  'session.signIn': signIn,
  'session.signOut': signOut,
  'session.changePassword': changePassword,
  'session.list': listSessions,
  'session.end': endOne,
  'session.endOthers': endOthers,
  'secondFactor.offer': offerSecondFactor,
  'secondFactor.confirm': confirmSecondFactor,
  'secondFactor.end': takeSecondFactorAway,

  'sales.list': listSales,
  'sales.show': showSale,
  'sales.by': salesBy,
  'market.show': showMarket,
  'market.choices': marketChoices,
  'market.starsChanged': starsChanged,
  'market.wants': marketWants,
  'shifts.list': listShifts,
  'shifts.show': showShift,
  'demand.list': listDemands,
  'demand.unknownCodes': listUnknownCodes,

  'stock.list': listStock,
  'stock.movements': stockMovements,
  'stock.transfers': openTransfers,

  'settlement.list': listSettlements,
  'settlement.producer': showSettlements,
  'settlement.paper': showPaper,

  'announced.list': listAnnounced,
  'announced.show': showAnnounced,
  'announced.begin': beginAnnouncing,
  'announced.readNote': readAnnouncedNote,
  'announced.save': saveAnnounced,
  'announced.withdraw': withdrawAnnounced,

  'fleet.tills': listTills,
  'fleet.makeCode': makeCode,
  'fleet.suspense': listSuspense,
  'fleet.forks': listForks,
  'fleet.showSuspended': showSuspended,
  'fleet.branch': showBranch,
  'fleet.retrySuspense': retrySuspense,
  'fleet.retryOne': retryOne,
  'fleet.releaseTill': releaseTill,
  'fleet.keepApart': keepApart,
  'fleet.nameTill': nameTill,
  'fleet.replaceTill': replaceTill,
  'fleet.setService': setService,

  'alarm.list': listAlarms,
  'alarm.acknowledge': acknowledgeAlarm,
  'alarm.setRules': setAlarmRules,

  'outlet.list': listOutlets,
  'outlet.save': saveOutlet,
  'staff.list': listStaff,
  'staff.save': saveStaff,
  'staff.resetPin': resetPin,
  'staff.retire': retireStaff,

  'bank.state': bankState,
  'bank.makeSecret': makeBankSecret,
  'bank.unmatched': unmatchedNotices,

  'catalogue.list': listCatalogue,
  'catalogue.producers': listProducers,
  'catalogue.setPrice': setPrice,
  'catalogue.withdraw': withdraw,
  'catalogue.stories': showStories,
  'catalogue.tell': tellStory,
  'catalogue.confirmImport': confirmImport,
  'promotion.confirmImport': confirmList('promotions'),
  'outlet.confirmImport': confirmList('outlets'),
  'staff.confirmImport': confirmList('staff'),

  'group.list': listGroups,
  'group.save': saveGroup,
  'group.remove': removeGroup,
  'group.prices': listPrices,

  'draft.list': listDrafts,
  'draft.openProduct': openProduct,
  'draft.openProducer': openProducer,
  'draft.save': keepDraft,
  'draft.saveStory': draftStory,
  'draft.openPromotion': openPromotion,
  'draft.savePromotion': draftPromotion,
  'draft.discard': discardDrafts,
  'draft.publish': publishDrafts,
  'draft.unschedule': unscheduleDrafts,
  'version.list': listVersions,
  'version.undo': undoVersion,

  'certificate.calendar': certificateCalendar,
  'certificate.list': listCertified,
  'certificate.open': openCertificates,
  'certificate.detach': detachPaper,

  'promotion.list': listPromotions,
  'promotion.choices': listChoices,
  'promotion.preview': previewPromotion,
  'promotion.save': savePromotion,
  'promotion.end': endPromotion,

  'account.list': listAccounts,
  'account.invite': invite,
  'account.change': changeAccount,
  'account.retire': retire,
  'account.reset': reset,
  'account.settings': saveSettings,
  'invitation.show': showInvitation,
  'invitation.take': acceptInvitation,
  'audit.list': listAudit,
};

export type OfficeAnswer = { readonly reply: unknown } | { readonly problem: 'malformed' | 'not-theirs' };

/** Parses what a visitor asks who was let through, looks whether it is theirs, and does it. A fault of ours throws. */
export async function answerOffice(
  desk: OfficeDesk,
  call: { readonly name: OfficeCallName; readonly input: unknown },
  visit: Visit,
): Promise<OfficeAnswer> {
  const rule: CallRule = officeCalls[call.name];
  const input = rule.input.safeParse(call.input);
  if (!input.success) return { problem: 'malformed' };
  if (rule.asks) {
    const asked = rule.asks(input.data as never);
    if (!(await isTheirs(desk, askerOf(visit), { right: rule.door as Right, asked }))) return { problem: 'not-theirs' };
  }
  const handler = officeHandlers[call.name] as (desk: OfficeDesk, input: unknown, visit: Visit) => Promise<unknown>;
  return { reply: await handler(desk, input.data, visit) };
}

/** Any call, as its schemas leave it: what `asks` is given is what `input` made. */
type CallRule = {
  readonly door: Door;
  readonly input: z.ZodType;
  readonly asks?: (input: never) => Asked;
};
