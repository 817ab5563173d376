import type { z } from 'zod';
import { accountCalls } from './api/accounts.ts';
import { alarmCalls } from './api/alarms.ts';
import { announcedCalls } from './api/announced.ts';
import { auditCalls } from './api/audit.ts';
import { bankCalls } from './api/bank.ts';
import { catalogueCalls } from './api/catalogue.ts';
import { certificateCalls, PAPERS_PATH } from './api/certificates.ts';
import { demandCalls } from './api/demand.ts';
import { draftCalls } from './api/drafts.ts';
import { EVENTS_PATH } from './api/events.ts';
import { EXCHANGE_PATH } from './api/exchange.ts';
import { fleetCalls } from './api/fleet.ts';
import { groupCalls } from './api/groups.ts';
import { IMPORT_PATH, importCalls } from './api/import.ts';
import { EXPORT_PATHS, importPath, listCalls } from './api/lists.ts';
import { marketCalls } from './api/market.ts';
import { outletCalls } from './api/outlets.ts';
import { promotionCalls } from './api/promotions.ts';
import { REPORT_PATH } from './api/report.ts';
import type { Door } from './api/rights.ts';
import { salesCalls } from './api/sales.ts';
import { sessionCalls } from './api/session.ts';
import { settlementCalls } from './api/settlements.ts';
import { shiftCalls } from './api/shifts.ts';
import { stockCalls } from './api/stock.ts';
import { OFFICE_PHOTOS_PATH, storyCalls } from './api/stories.ts';

/**
 * What the central office's pages may ask of its server: POST /office/v1/call/NAME with JSON, answered with JSON. Each
 * names what it takes to be let through. The server binds exactly this, and the pages' types are derived from it.
 */
export const officeCalls = {
  ...sessionCalls,
  ...salesCalls,
  ...marketCalls,
  ...shiftCalls,
  ...demandCalls,
  ...stockCalls,
  ...settlementCalls,
  ...announcedCalls,
  ...fleetCalls,
  ...alarmCalls,
  ...outletCalls,
  ...bankCalls,
  ...catalogueCalls,
  ...groupCalls,
  ...draftCalls,
  ...certificateCalls,
  ...importCalls,
  ...listCalls,
  ...storyCalls,
  ...promotionCalls,
  ...accountCalls,
  ...auditCalls,
} as const;

export type OfficeCalls = typeof officeCalls;
export type OfficeCallName = keyof OfficeCalls;
export type OfficeInput<N extends OfficeCallName> = z.infer<OfficeCalls[N]['input']>;
export type OfficeReply<N extends OfficeCallName> = z.infer<OfficeCalls[N]['reply']>;

export const officeCallNames = Object.keys(officeCalls) as OfficeCallName[];

/** Where a call is asked. */
export const callPath = (name: OfficeCallName): string => `/office/v1/call/${name}`;

/**
 * What every request of a page that asks or sends something carries. A page of another site cannot add it without asking
 * leave first (CORS), which nobody answers.
 */
export const PAGE_HEADER = 'x-quay-office';

/** What is no call: files, pictures, news. */
export const officeRoutes = {
  bringFile: { method: 'POST', path: IMPORT_PATH, door: 'edit-catalogue' },
  bringPromotions: { method: 'POST', path: importPath('promotions'), door: 'edit-promotions' },
  bringOutlets: { method: 'POST', path: importPath('outlets'), door: 'edit-outlets' },
  bringStaff: { method: 'POST', path: importPath('staff'), door: 'edit-outlets' },
  exportCatalogue: { method: 'GET', path: `${EXPORT_PATHS['read-catalogue']}/:name`, door: 'read-catalogue' },
  exportOutlets: { method: 'GET', path: `${EXPORT_PATHS['read-outlets']}/:name`, door: 'read-outlets' },
  exportTills: { method: 'GET', path: `${EXPORT_PATHS['read-fleet']}/:name`, door: 'read-fleet' },
  exportStaff: { method: 'GET', path: `${EXPORT_PATHS['read-staff']}/:name`, door: 'read-staff' },
  bringPhoto: { method: 'POST', path: OFFICE_PHOTOS_PATH, door: 'edit-catalogue' },
  bringEntries: { method: 'POST', path: EXCHANGE_PATH, door: 'run-fleet' },
  showPhoto: { method: 'GET', path: `${OFFICE_PHOTOS_PATH}/:name`, door: 'read-catalogue' },
  bringPaper: { method: 'POST', path: `${PAPERS_PATH}/:certificate`, door: 'edit-catalogue' },
  showPaper: { method: 'GET', path: `${PAPERS_PATH}/:certificate/:name`, door: 'read-catalogue' },
  makeReport: { method: 'POST', path: REPORT_PATH, door: 'read-sales' },
  hearEvents: { method: 'GET', path: EVENTS_PATH, door: 'oneself' },
} as const satisfies Readonly<Record<string, { method: 'GET' | 'POST'; path: string; door: Door }>>;
