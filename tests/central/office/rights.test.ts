import { hash } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORTED, exportHref } from '../../../src/central/office/api/lists.ts';
import { MARKET_GROUPINGS } from '../../../src/central/office/api/market.ts';
import { mayDo, OFFICE_ROLES, type OfficeRole, rights } from '../../../src/central/office/api/rights.ts';
import { callPath, type OfficeCallName, officeCalls, officeRoutes } from '../../../src/central/office/api.ts';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import { TaxClass } from '../../../src/shared/catalogue/tax.ts';
import { OutletId, type StaffId } from '../../../src/shared/id.ts';
import { aCertificate, aProducer, aProduct } from '../../support/aProduct.ts';
import { aPromotion, percentOff } from '../../support/aPromotion.ts';
import { drawPhoto } from '../../support/aStory.ts';
import { aPersonOf, askAt, enter, FROM_PAGE } from '../../support/officeDoor.ts';
import {
  aTill,
  BAC_LIEU,
  databaseUrl,
  startTestCentre,
  type TestCentre,
  type TestTill,
} from '../../support/testCentre.ts';

/**
 * Who may ask what, written down once more by hand: `+` may, `-` may not, `o` only of their own outlets. In the order of
 * `OFFICE_ROLES`: administrator, editor, analyst, outlet manager, partner, auditor. A route that the router has and that has no
 * row here fails, and so does a row without a route.
 */
const EVERYBODY = '++++++';
const ADMINISTRATORS = '+-----';
const EDITORS = '++----';
const READERS_OF_ALL = '+----+';
const READERS_OF_DRAFTS = '++---+';
const matrix: Readonly<Record<string, string>> = {
  'session.list': EVERYBODY,
  'session.end': EVERYBODY,
  'session.changePassword': EVERYBODY,
  'secondFactor.offer': EVERYBODY,
  'secondFactor.confirm': EVERYBODY,
  'secondFactor.end': EVERYBODY,
  'sales.list': '+-+oo+',
  'sales.show': '+-+oo+',
  'sales.by': '+-+oo+',
  'market.show': '+-+oo+',
  'market.choices': '+-+oo+',
  'market.starsChanged': '+-+oo+',
  'market.wants': '+-+oo+',
  'shifts.list': '+--oo+',
  'shifts.show': '+--oo+',
  'demand.list': '+++oo+',
  'demand.unknownCodes': '+++oo+',
  'stock.list': '+-+oo+',
  'stock.transfers': '+-+oo+',
  'stock.movements': '+-+oo+',
  'settlement.list': '+--oo+',
  'settlement.producer': '+--oo+',
  'settlement.paper': '+--oo+',
  'announced.list': '+++oo+',
  'announced.show': '+++oo+',
  'announced.begin': '+++oo+',
  'announced.readNote': EVERYBODY,
  'announced.save': '++-o--',
  'announced.withdraw': '++-o--',
  'fleet.tills': '+-+oo+',
  'fleet.makeCode': ADMINISTRATORS,
  'fleet.suspense': READERS_OF_ALL,
  'fleet.forks': READERS_OF_ALL,
  'fleet.showSuspended': READERS_OF_ALL,
  'fleet.branch': READERS_OF_ALL,
  'fleet.retrySuspense': ADMINISTRATORS,
  'fleet.retryOne': ADMINISTRATORS,
  'fleet.releaseTill': ADMINISTRATORS,
  'fleet.keepApart': ADMINISTRATORS,
  'fleet.nameTill': ADMINISTRATORS,
  'fleet.replaceTill': ADMINISTRATORS,
  'fleet.setService': ADMINISTRATORS,
  'alarm.list': '+-+oo+',
  'alarm.acknowledge': ADMINISTRATORS,
  'alarm.setRules': ADMINISTRATORS,
  'outlet.list': '+++oo+',
  'outlet.save': ADMINISTRATORS,
  'staff.list': '+--o-+',
  'staff.save': '+--o--',
  'staff.resetPin': '+--o--',
  'staff.retire': '+--o--',
  'bank.state': READERS_OF_ALL,
  'bank.makeSecret': ADMINISTRATORS,
  'bank.unmatched': READERS_OF_ALL,
  'catalogue.list': EVERYBODY,
  'catalogue.stories': EVERYBODY,
  'catalogue.producers': EVERYBODY,
  'group.list': EVERYBODY,
  'group.prices': EVERYBODY,
  'group.save': EDITORS,
  'group.remove': EDITORS,
  'draft.list': READERS_OF_DRAFTS,
  'draft.openProduct': EDITORS,
  'draft.openProducer': EDITORS,
  'draft.save': EDITORS,
  'draft.saveStory': EDITORS,
  'draft.openPromotion': EDITORS,
  'draft.savePromotion': EDITORS,
  'draft.discard': EDITORS,
  'draft.publish': EDITORS,
  'draft.unschedule': EDITORS,
  'certificate.calendar': EVERYBODY,
  'certificate.list': EVERYBODY,
  'certificate.open': EVERYBODY,
  'certificate.detach': EDITORS,
  'version.list': READERS_OF_DRAFTS,
  'version.undo': EDITORS,
  'catalogue.setPrice': EDITORS,
  'catalogue.withdraw': EDITORS,
  'catalogue.tell': EDITORS,
  'catalogue.confirmImport': EDITORS,
  'promotion.confirmImport': EDITORS,
  'outlet.confirmImport': ADMINISTRATORS,
  'staff.confirmImport': ADMINISTRATORS,
  'promotion.list': EVERYBODY,
  'promotion.choices': EVERYBODY,
  'promotion.preview': EDITORS,
  'promotion.save': EDITORS,
  'promotion.end': EDITORS,
  'account.list': READERS_OF_ALL,
  'account.invite': ADMINISTRATORS,
  'account.change': ADMINISTRATORS,
  'account.retire': ADMINISTRATORS,
  'account.reset': ADMINISTRATORS,
  'account.settings': ADMINISTRATORS,
  'audit.list': READERS_OF_ALL,
};

/** Asked last of whoever asks, because they end sessions. */
const ENDING = ['session.endOthers', 'session.signOut'];
/** For whoever is not signed in. */
const OPEN = ['session.state', 'session.signIn', 'invitation.show', 'invitation.take'];

/** What is no call. */
const others: Readonly<Record<string, string>> = {
  [`POST ${officeRoutes.bringFile.path}`]: EDITORS,
  [`POST ${officeRoutes.bringPromotions.path}`]: EDITORS,
  [`POST ${officeRoutes.bringOutlets.path}`]: ADMINISTRATORS,
  [`POST ${officeRoutes.bringStaff.path}`]: ADMINISTRATORS,
  [`GET ${officeRoutes.exportCatalogue.path}`]: EVERYBODY,
  [`GET ${officeRoutes.exportOutlets.path}`]: EVERYBODY,
  [`GET ${officeRoutes.exportTills.path}`]: '+-++++',
  [`GET ${officeRoutes.exportStaff.path}`]: '+--+-+',
  [`POST ${officeRoutes.bringPhoto.path}`]: EDITORS,
  [`POST ${officeRoutes.bringPaper.path}`]: EDITORS,
  [`GET ${officeRoutes.showPaper.path}`]: EVERYBODY,
  [`POST ${officeRoutes.bringEntries.path}`]: ADMINISTRATORS,
  [`GET ${officeRoutes.showPhoto.path}`]: EVERYBODY,
  // Whose outlets a report is of, its own tests ask.
  [`POST ${officeRoutes.makeReport.path}`]: '+-++++',
  [`GET ${officeRoutes.hearEvents.path}`]: EVERYBODY,
};

/** Not the office's: tills with their keys and codes, the bank with its secret, and the pages themselves. */
const ELSEWHERE = /^\/(sync\/|bank\/|$|index\.html$|\*$)/;
/** What the public reads: nothing of it takes a body or changes anything, so it is only ever asked for. */
const PUBLIC =
  /^\/(san-pham|chu-the|diem-ban|ma\/|01\/|photos\/|look\/|api\/|feed\/|openapi\.json|sitemap\.xml|robots\.txt)/;

const DAT_MUI: Outlet = { ...BAC_LIEU, id: 'cm02' as OutletId, code: 'CM02', name: 'Quầy Đất Mũi' };
const salt = aProduct({ taxClass: 'standard' });
const TAX_CLASS = TaxClass.parse({
  id: 'standard',
  name: 'Thuế suất phổ thông',
  rates: [{ from: '2025-07-01', perMille: 80 }],
});

let centre: TestCentre;
let pool: Pool;
const cookies = new Map<OfficeRole, string>();
/** One at each outlet; both sell. */
let own: TestTill;
let foreign: TestTill;

beforeAll(async () => {
  centre = await startTestCentre();
  pool = new Pool({ connectionString: databaseUrl(centre), max: 1 });
  await centre.call('outlet.save', DAT_MUI);
  await centre.publish([
    { scope: 'everywhere', change: { kind: 'tax-class', id: TAX_CLASS.id, row: TAX_CLASS } },
    { scope: 'everywhere', change: { kind: 'producer', id: salt.producer, row: aProducer() } },
    { scope: 'everywhere', change: { kind: 'product', id: salt.id, row: salt } },
    ...[BAC_LIEU, DAT_MUI].flatMap(({ id: scope }) =>
      [staffAt(scope), ...leavingAt(scope)].map((id) => ({
        scope,
        change: { kind: 'staff' as const, id, row: { id, name: `Lan ${scope}`, role: 'cashier' as const } },
      })),
    ),
  ]);
  own = await sellingAt(BAC_LIEU);
  foreign = await sellingAt(DAT_MUI);
  await centre.idle();
  cookies.set('administrator', await enter(centre.url, { password: centre.firstPassword ?? '' }));
  for (const role of OFFICE_ROLES.filter((each) => each !== 'administrator')) {
    const outlets = role === 'outlet-manager' || role === 'partner' ? [BAC_LIEU.id] : [];
    cookies.set(role, await aPersonOf(centre, { name: `Người ${role}`, signIn: role, role, outlets }));
  }
});
afterAll(async () => {
  await pool.end();
  await centre.remove();
});

const staffAt = (outlet: string) => `nv-${outlet}` as StaffId;
/** Who is taken off, one by each who may. */
const leavingAt = (outlet: string) => [1, 2].map((n) => `nv-thoi-${n}-${outlet}` as StaffId);
const leaving = [...leavingAt(BAC_LIEU.id)];

async function sellingAt(outlet: Outlet): Promise<TestTill> {
  const till = await aTill(centre, outlet);
  till.sell([{ product: `chi-${outlet.id}`, price: 65_000 }]);
  const asked = { day: '2026-11-22', shift: SHIFT };
  till.append('missed-demand', { ...asked, text: `khách hỏi ở ${outlet.id}` });
  till.append('missed-demand', { ...asked, text: `mã ở ${outlet.id}`, code: `code-${outlet.id}` });
  await till.push();
  return till;
}

const SHIFT = '01a1382b-f039-727f-a2a9-9c5521136d7b';
const saleOf = (till: TestTill) => till.entries.find(({ header }) => header.kind === 'sale')?.header.id ?? '';

const ANNOUNCED = '01a1382b-f039-727f-a2a9-9c5521136d7c';
const ELSEWHERE_TOO = '01a1382b-f039-727f-a2a9-9c5521136d7d';
const announcing = ({ id: outlet }: Outlet) => {
  const line = { product: salt.id, quantity: 1_000, code: '', terms: { kind: 'consigned', perMille: 150 } };
  return { id: ANNOUNCED, outlet, owner: salt.producer, day: '2026-11-23', lines: [line] };
};

/** Over the day on which the tills sold. */
const MARKET = {
  days: { from: '2026-11-01', to: '2026-11-30' },
  before: { from: '2026-10-01', to: '2026-10-31' },
};

const LEDGER = { days: {}, text: '', offset: 0, limit: 10 };

/** What each call is asked with, of an outlet and its till. Whether it is then done does not matter: who may not, is told before. */
function inputOf(name: OfficeCallName, outlet: Outlet, till: TestTill): unknown {
  const [device, filter] = [till.device, { outlet: outlet.id }];
  // Whoever was taken off once is nobody's to take off again.
  if (name === 'staff.retire') return { id: outlet === BAC_LIEU ? leaving.pop() : staffAt(outlet.id) };
  const inputs: Partial<Record<OfficeCallName, unknown>> = {
    'sales.list': { filter, limit: 10 },
    'sales.show': { device, sale: saleOf(till) },
    'sales.by': { by: 'outlet', filter, limit: 10 },
    'market.show': { ...MARKET, goods: filter, by: 'outlet' },
    'market.starsChanged': { days: MARKET.days, goods: filter },
    'market.wants': { days: MARKET.days, goods: filter },
    'shifts.list': { filter, limit: 10 },
    'shifts.show': { device, shift: saleOf(till) },
    'demand.list': { filter, limit: 10 },
    'demand.unknownCodes': { filter, limit: 10 },
    'stock.list': { outlet: outlet.id, text: '', only: 'all', offset: 0, limit: 10 },
    'stock.transfers': { outlet: outlet.id },
    'stock.movements': { outlet: outlet.id, product: salt.id, lot: null, limit: 10 },
    'settlement.list': { ...LEDGER, outlet: outlet.id },
    'settlement.producer': { producer: salt.producer, days: {}, outlet: outlet.id },
    'settlement.paper': { device, entry: saleOf(till) },
    'announced.list': { outlet: outlet.id, view: 'waiting' },
    'announced.show': { outlet: outlet.id, id: ANNOUNCED },
    'announced.save': announcing(outlet),
    'announced.withdraw': { outlet: outlet.id, id: ANNOUNCED },
    'staff.save': { id: staffAt(outlet.id), name: 'Lan', role: 'cashier', outlet: outlet.id },
    'staff.resetPin': { id: staffAt(outlet.id) },
  };
  return inputs[name] ?? {};
}

/** The same, of no outlet: what comes back is all that whoever asks may see. */
const wide: Partial<Record<OfficeCallName, readonly unknown[]>> = {
  'sales.list': [{ filter: {}, limit: 10 }],
  'sales.by': ['outlet', 'till', 'product', 'producer', 'day'].map((by) => ({ by, filter: {}, limit: 10 })),
  'market.show': MARKET_GROUPINGS.map((by) => Object.assign({ goods: {}, by }, MARKET)),
  'market.starsChanged': [{ days: MARKET.days, goods: {} }],
  'market.wants': [{ days: MARKET.days, goods: {} }],
  'shifts.list': [{ filter: {}, limit: 10 }],
  'demand.list': [{ filter: {}, limit: 10 }],
  'demand.unknownCodes': [{ filter: {}, limit: 10 }],
  'stock.list': [{ outlet: null, text: '', only: 'all', offset: 0, limit: 10 }],
  'stock.transfers': [{ outlet: null }],
  'settlement.list': [{ ...LEDGER, outlet: null }],
  'settlement.producer': [{ producer: 'ct-1', days: {}, outlet: null }],
  'announced.list': [{ outlet: null, view: 'waiting' }],
  'announced.begin': [{}],
  'fleet.tills': [{}],
  'alarm.list': [{}],
  'outlet.list': [{}],
  'staff.list': [{}],
};

const names = Object.keys(matrix) as OfficeCallName[];
const markOf = (row: string, role: OfficeRole) => row[OFFICE_ROLES.indexOf(role)];
const rows = OFFICE_ROLES.flatMap((role) => names.map((name) => [role, name] as const));
const ask = (role: OfficeRole, name: string, input: unknown) =>
  askAt(centre.url, name, input, { cookie: cookies.get(role) });

test('every route of the router has its row, and every row its route', () => {
  const served = centre.routes
    .filter(({ method, url }) => !ELSEWHERE.test(url) && !(PUBLIC.test(url) && ['GET', 'HEAD'].includes(method)))
    .map(({ method, url }) => `${method} ${url}`)
    .toSorted();
  const told = [...names, ...ENDING, ...OPEN].map((name) => `POST ${callPath(name as OfficeCallName)}`);
  expect(served).toEqual([...told, ...Object.keys(others)].toSorted());
});

describe('a call', () => {
  test.each(rows)('%s: %s', async (role, name) => {
    const mark = markOf(matrix[name] ?? '', role);
    const answer = await ask(role, name, inputOf(name, BAC_LIEU, own));
    // Through the door; whether its input is one is looked at behind it.
    if (mark !== '-') return expect([200, 400]).toContain(answer.status);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ problem: 'not-allowed' });
  });

  test.each([...names, ...ENDING])('nobody: %s', async (name) => {
    expect((await askAt(centre.url, name, {})).status).toBe(401);
  });
});

/** They name no outlet, and give those of whoever asks. */
const NAMELESS = new Set<OfficeCallName>([
  'announced.begin',
  'market.choices',
  'fleet.tills',
  'alarm.list',
  'outlet.list',
  'staff.list',
]);

async function groupOf(name: string, outlets: readonly string[]) {
  const saved = await centre.call('group.save', {
    id: null,
    name,
    outlets: outlets.map((id) => OutletId.parse(id)),
  });
  return 'id' in saved ? saved.id : expect.fail(saved.refused);
}

describe('of another outlet', () => {
  const limited = rows.filter(([role, name]) => markOf(matrix[name] ?? '', role) === 'o');

  test.each(limited.filter(([, name]) => !NAMELESS.has(name)))('%s is refused %s', async (role, name) => {
    const answer = await ask(role, name, inputOf(name, DAT_MUI, foreign));
    expect([answer.status, await answer.json()]).toEqual([403, { problem: 'not-theirs' }]);
  });

  test.each(limited.filter(([, name]) => wide[name]))('%s sees nothing in %s', async (role, name) => {
    for (const input of wide[name] ?? []) {
      const answer = await ask(role, name, input);
      const text = await answer.text();
      expect(answer.status).toBe(200);
      for (const sign of [DAT_MUI.id, DAT_MUI.code, DAT_MUI.name, foreign.device]) expect(text).not.toContain(sign);
    }
  });

  test.each(['diem-ban', 'may-quay', 'nhan-vien'] as const)('nothing is in the file %s', async (list) => {
    for (const role of ['outlet-manager', 'partner'] as const) {
      const response = await fetch(centre.url + exportHref(list, 'csv'), {
        headers: { cookie: cookies.get(role) ?? '' },
      });
      if (!mayDo(role, EXPORTED[list])) {
        expect(response.status).toBe(403);
        continue;
      }
      const text = await response.text();
      expect(text).toContain(list === 'may-quay' ? BAC_LIEU.name : BAC_LIEU.code);
      for (const sign of [DAT_MUI.id, DAT_MUI.code, DAT_MUI.name, foreign.device]) expect(text).not.toContain(sign);
    }
  });

  test('what is everybody’s at once is nobody’s to change who has only some', async () => {
    const everywhere = { id: null, name: 'Mới', role: 'cashier', outlet: null };
    expect((await ask('outlet-manager', 'staff.save', everywhere)).status).toBe(403);
    // Nor somebody taken from another outlet, or moved there.
    const taken = { id: staffAt(DAT_MUI.id), name: 'Lan', role: 'cashier', outlet: BAC_LIEU.id };
    expect((await ask('outlet-manager', 'staff.save', taken)).status).toBe(403);
    const sent = { id: staffAt(BAC_LIEU.id), name: 'Lan', role: 'cashier', outlet: DAT_MUI.id };
    expect((await ask('outlet-manager', 'staff.save', sent)).status).toBe(403);
  });

  test('a group and its prices are seen of whom an outlet is in it, without the others’ outlets', async () => {
    const theirs = [await groupOf('Cửa hàng', [BAC_LIEU.id]), await groupOf('Đất Mũi', [DAT_MUI.id])];
    for (const [name, input] of [['group.list', {}] as const, ['group.prices', { product: salt.id }] as const]) {
      const text = await (await ask('partner', name, input)).text();
      expect(text).toContain('Cửa hàng');
      for (const sign of ['Đất Mũi', DAT_MUI.id]) expect(text).not.toContain(sign);
      expect(await (await ask('editor', name, input)).text()).toContain('Đất Mũi');
    }
    for (const id of theirs) await centre.call('group.remove', { id });
  });

  test('lists of their own are not empty, so that nothing seen means something', async () => {
    const [sales, tills] = [
      await (await ask('partner', 'sales.list', { filter: {}, limit: 10 })).json(),
      await (await ask('partner', 'fleet.tills', {})).json(),
    ];
    const market = await ask('partner', 'market.show', { ...MARKET, goods: {}, by: 'outlet' });
    expect(await market.json()).toMatchObject({ now: { amount: 65_000, baskets: 1 }, rows: [{ key: BAC_LIEU.id }] });
    expect(sales).toMatchObject({ count: 1 });
    expect(tills).toHaveLength(1);
  });
});

const at = (route: string, cookie: string) => {
  const [method = '', path = ''] = route.split(' ');
  const url = centre.url + path.replace(':name', 'none').replace(':certificate', 'none');
  // Events go on until somebody leaves.
  const leave = new AbortController();
  return fetch(url, { method, headers: { ...FROM_PAGE, cookie }, signal: leave.signal }).then(({ status }) => {
    leave.abort();
    return status;
  });
};

describe('what is no call', () => {
  const asked = OFFICE_ROLES.flatMap((role) => Object.keys(others).map((route) => [role, route] as const));
  test.each(asked)('%s: %s', async (role, route) => {
    const status = await at(route, cookies.get(role) ?? '');
    if (markOf(others[route] ?? '', role) === '+') expect([200, 400, 404]).toContain(status);
    else expect(status).toBe(403);
  });

  test.each(Object.keys(others))('nobody: %s', async (route) => {
    expect(await at(route, '')).toBe(401);
  });
});

type Written = {
  by: string;
  account: string;
  deed: string;
  kind: string;
  before: string | null;
  after: string | null;
};
const lastRows = async (deed: string): Promise<Written[]> => {
  const found = await pool.query<Written>('select by, account, deed, kind, before, after from audit where deed = $1', [
    deed,
  ]);
  return found.rows;
};
/** What only those ask who may change something, and changes nothing. */
const FORMS = new Set<OfficeCallName>([
  'promotion.preview',
  'draft.openPromotion',
  'draft.openProduct',
  'draft.openProducer',
]);
const changing = names.filter((name) => {
  const { door } = officeCalls[name];
  return door !== 'oneself' && door !== 'anyone' && rights[door].does === 'change' && !FORMS.has(name);
});
const administrator = (name: string, input: unknown) =>
  ask('administrator', name, input).then((answer) => answer.json());

/** An entry that nobody can read waits, somebody reads it again, and then sees that it waits. */
async function retriedOne(): Promise<unknown> {
  own.append('what-a-newer-till-writes', {});
  await own.push();
  await centre.idle();
  return administrator('fleet.retryOne', { device: own.device, seq: own.head().seq });
}

async function suspenseSeen(): Promise<unknown> {
  const { alarms } = await centre.call('alarm.list', {});
  const { device, kind, mark } = alarms.find((alarm) => alarm.device === own.device && alarm.kind === 'suspense') ?? {};
  return administrator('alarm.acknowledge', { device, kind, mark, note: 'Chờ bản mới' });
}

async function forkedAndKept(): Promise<unknown> {
  const copy = foreign.clone();
  foreign.sell();
  await foreign.push();
  copy.sell([{ product: salt.id, price: 1_000 }]);
  await copy.push();
  return administrator('fleet.keepApart', { device: foreign.device, note: 'Hỏi điểm bán' });
}

/** Every change once, so that it is done. */
const deeds: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['fleet.makeCode', () => administrator('fleet.makeCode', { outlet: BAC_LIEU.id })],
  ['fleet.retrySuspense', () => administrator('fleet.retrySuspense', {})],
  ['fleet.retryOne', () => retriedOne()],
  ['fleet.keepApart', () => forkedAndKept()],
  ['fleet.releaseTill', () => administrator('fleet.releaseTill', { device: foreign.device, note: 'Máy thật' })],
  ['fleet.nameTill', () => administrator('fleet.nameTill', { device: foreign.device, name: 'Cửa chính' })],
  [
    'fleet.setService',
    () => administrator('fleet.setService', { device: foreign.device, service: 'retired', note: 'Máy cũ' }),
  ],
  ['fleet.replaceTill', () => administrator('fleet.replaceTill', { device: foreign.device, note: 'Máy cháy' })],
  ['alarm.acknowledge', () => suspenseSeen()],
  [
    'alarm.setRules',
    () => administrator('alarm.setRules', { silentHours: 6, days: [1, 2, 3, 4, 5], opens: 7, closes: 17 }),
  ],
  ['outlet.save', () => administrator('outlet.save', { ...DAT_MUI, phone: '0290 1' })],
  ['staff.save', () => administrator('staff.save', { id: null, name: 'Mới', role: 'cashier', outlet: null })],
  ['staff.resetPin', () => administrator('staff.resetPin', { id: staffAt(BAC_LIEU.id) })],
  ['staff.retire', () => administrator('staff.retire', { id: staffAt(BAC_LIEU.id) })],
  ['bank.makeSecret', () => administrator('bank.makeSecret', {})],
  ['catalogue.setPrice', () => administrator('catalogue.setPrice', { product: salt.id, price: 27_000 })],
  [
    'catalogue.tell',
    () => administrator('catalogue.tell', { about: { of: 'product', id: salt.id }, vi: 'Muối.', en: '', photos: [] }),
  ],
  ['group.save', () => administrator('group.save', { id: null, name: 'Sân bay', outlets: [BAC_LIEU.id] })],
  ['group.remove', () => removeGroup()],
  ['draft.save', () => saveDraft('Muối nháp')],
  ['draft.publish', () => publishDraft(null)],
  [
    'draft.saveStory',
    () => administrator('draft.saveStory', { about: { of: 'product', id: salt.id }, vi: 'Nháp.', en: '', photos: [] }),
  ],
  [
    'draft.savePromotion',
    () => administrator('draft.savePromotion', { id: 'km-nhap', terms: promotionTerms(), edit: 0 }),
  ],
  ['version.undo', () => undoNewest()],
  ['draft.unschedule', () => unscheduleDraft()],
  ['draft.discard', () => administrator('draft.discard', DRAFT)],
  ['announced.save', () => administrator('announced.save', { ...announcing(DAT_MUI), id: ELSEWHERE_TOO })],
  ['announced.withdraw', () => administrator('announced.withdraw', { outlet: DAT_MUI.id, id: ELSEWHERE_TOO })],
  ['promotion.save', () => administrator('promotion.save', { id: null, terms: promotionTerms() })],
  ['promotion.end', () => endPromotion()],
  ['catalogue.confirmImport', () => importFile()],
  [
    'promotion.confirmImport',
    () =>
      importList(
        'promotion',
        'Tên;Từ ngày;Đến hết ngày;Điểm bán;Ai chịu;Loại theo luật;Cách giảm;Giảm\r\nPhiếu;01/12/2026;31/12/2026;Mọi điểm bán;điểm bán;thường;giảm cả phiếu;5 %\r\n',
      ),
  ],
  ['outlet.confirmImport', () => importList('outlet', 'Mã;Tên\r\nCM09;Quầy Năm Căn\r\n')],
  ['staff.confirmImport', () => importList('staff', 'Họ tên;Vai trò;Điểm bán\r\nTư Én;thu ngân;Mọi điểm bán\r\n')],
  ['certificate.attach', () => attachPaper()],
  ['certificate.detach', () => administrator('certificate.detach', { certificate: CERTIFICATE.id, hash: PAPER_HASH })],
  ['catalogue.withdraw', () => administrator('catalogue.withdraw', { product: salt.id })],
  ['photo.bring', () => bringPhoto()],
  [
    'account.invite',
    () => administrator('account.invite', { name: 'Mới', signIn: 'moi', role: 'auditor', outlets: [] }),
  ],
  ['account.change', async () => administrator('account.change', { account: await newest(), ...CHANGED })],
  ['account.reset', async () => administrator('account.reset', { account: await newest(), endsSecondFactor: false })],
  ['account.retire', async () => administrator('account.retire', { account: await newest() })],
  ['account.settings', () => administrator('account.settings', { administratorsNeedSecondFactor: false })],
];
const CHANGED = { name: 'Mới hơn', role: 'analyst', outlets: [] };

const CERTIFICATE = aCertificate({ product: salt.id });
const PAPER = Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF\n');
const PAPER_HASH = hash('sha256', PAPER);

async function attachPaper(): Promise<unknown> {
  const change = { kind: 'certificate' as const, id: CERTIFICATE.id, row: CERTIFICATE };
  await centre.publish([{ scope: 'everywhere', change }]);
  const response = await fetch(`${centre.url}/office/v1/certificates/${CERTIFICATE.id}?name=giay.pdf`, {
    method: 'POST',
    body: PAPER as BodyInit,
    headers: { ...FROM_PAGE, cookie: cookies.get('administrator') ?? '' },
  });
  return response.json();
}

const DRAFT = { drafts: [{ kind: 'product', id: salt.id }] };

const saveDraft = (name: string) =>
  administrator('draft.save', {
    change: { kind: 'product', id: salt.id, row: { ...salt, name } },
    edit: 0,
  });

async function removeGroup(): Promise<unknown> {
  const [first] = await centre.call('group.list', {});
  return administrator('group.remove', { id: first?.group.id });
}

async function publishDraft(due: number | null): Promise<unknown> {
  const { drafts } = await centre.call('draft.list', {});
  const seen = drafts.map(({ kind, id, edit, current }) => ({ kind, id, edit, current }));
  return administrator('draft.publish', { drafts: seen, at: due });
}

async function undoNewest(): Promise<unknown> {
  const { versions } = await centre.call('version.list', { before: null, limit: 1 });
  return administrator('version.undo', { version: versions[0]?.version });
}

async function unscheduleDraft(): Promise<unknown> {
  await saveDraft('Muối hẹn giờ');
  await publishDraft(centre.now() + 3_600_000);
  return administrator('draft.unschedule', DRAFT);
}

async function newest(): Promise<string> {
  const found = await pool.query<{ account: string }>(`select account from account where sign_in = 'moi'`);
  return found.rows[0]?.account ?? '';
}

function promotionTerms(): object {
  const { id: _id, ...terms } = aPromotion({ rule: percentOff({ of: 'products', products: [salt.id] }, 100) });
  return terms;
}

async function endPromotion(): Promise<unknown> {
  const { promotions } = await centre.call('promotion.list', {});
  return administrator('promotion.end', { id: promotions[0]?.promotion.id });
}

async function importFile(): Promise<unknown> {
  return administrator('catalogue.confirmImport', { import: await previewFile() });
}

async function importList(noun: 'promotion' | 'outlet' | 'staff', csv: string): Promise<unknown> {
  const routes = {
    promotion: officeRoutes.bringPromotions,
    outlet: officeRoutes.bringOutlets,
    staff: officeRoutes.bringStaff,
  };
  const shown = await bringAs(routes[noun].path, csv);
  expect(shown).toMatchObject({ added: 1, faulty: 0 });
  return administrator(`${noun}.confirmImport`, { import: shown.import });
}

async function bringAs(path: string, csv: string): Promise<{ readonly import: string }> {
  const response = await fetch(`${centre.url}${path}?name=a.csv`, {
    method: 'POST',
    body: `\u{feff}${csv}`,
    headers: { ...FROM_PAGE, cookie: cookies.get('administrator') ?? '' },
  });
  return (await response.json()) as { import: string };
}

/** As the administrator shows it themselves. */
async function previewFile(): Promise<string> {
  const csv = 'Tên;Chủ thể;Nhóm;Đơn vị;Giá\r\nMắm cá sặc;HTX U Minh;Mắm;hũ;75.000\r\n';
  return (await bringAs(officeRoutes.bringFile.path, csv)).import;
}

async function bringPhoto(): Promise<unknown> {
  const response = await fetch(centre.url + officeRoutes.bringPhoto.path, {
    method: 'POST',
    body: drawPhoto().bytes as BodyInit,
    headers: { ...FROM_PAGE, cookie: cookies.get('administrator') ?? '' },
  });
  return response.json();
}

const auditRows = async () => (await pool.query('select 1 from audit')).rowCount;

describe('what is changed is written down', () => {
  test('every call that may change something is among these', () => {
    expect(
      deeds
        .map(([name]) => name)
        .filter((name) => name !== 'photo.bring' && name !== 'certificate.attach')
        .toSorted(),
    ).toEqual(changing.toSorted());
  });

  test.each(deeds)('%s, with who did it', async (name, doIt) => {
    const before = (await lastRows(name)).length;
    expect(await doIt()).not.toHaveProperty('refused');
    const written = (await lastRows(name)).slice(before);
    expect(written.length).toBeGreaterThan(0);
    for (const { by, account } of written) expect([by, account]).toEqual(['Quản trị trung tâm', 'tk-0000000000']);
    expect(JSON.stringify(written)).not.toMatch(/argon2id|password|"secret"/);
  });

  test('before and after stand side by side', async () => {
    const [price] = (await lastRows('catalogue.setPrice')).slice(-1);
    expect(JSON.parse(price?.after ?? '')).toMatchObject({ price: 27_000 });
    const [changed] = await lastRows('account.change');
    expect([changed?.before, changed?.after].map((text) => JSON.parse(text ?? ''))).toMatchObject([
      { name: 'Mới', role: 'auditor' },
      { name: 'Mới hơn', role: 'analyst' },
    ]);
  });

  test('a price of a new day stands beside the one that held until then', async () => {
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: salt.id, row: salt } }]);
    for (const price of [30_000, 31_000]) {
      await centre.call('catalogue.setPrice', { product: salt.id, price });
      centre.moveClock(86_400_000);
    }
    const { rows: written } = await centre.call('audit.list', { filter: { kind: 'price' }, before: null, limit: 1 });
    const held = { name: salt.name, by: '', before: { price: 30_000 }, after: { price: 31_000 } };
    expect(written).toMatchObject([held]);
    centre.moveClock(-2 * 86_400_000);
  });

  test('an import is confirmed by whoever it was shown to, and by nobody else', async () => {
    const shown = { import: await previewFile() };
    expect(await (await ask('editor', 'catalogue.confirmImport', shown)).json()).toEqual({ refused: 'no-such-import' });
    expect(await administrator('catalogue.confirmImport', shown)).toHaveProperty('applied');
  });

  test('what is refused, or undone, leaves nothing', async () => {
    const before = await auditRows();
    await administrator('outlet.save', { ...DAT_MUI, id: 'twin' });
    await administrator('account.invite', { name: 'Hai', signIn: 'partner', role: 'auditor', outlets: [] });
    expect(await auditRows()).toBe(before);
  });

  test.each([
    'update audit set by = $$nobody$$',
    'delete from audit',
    'truncate audit',
    'update audit set by = by where false',
  ])('nobody can: %s', async (statement) => {
    await expect(pool.query(statement)).rejects.toThrow(/stands/);
  });
});
