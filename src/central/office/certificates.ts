import { hash as hashOf } from 'node:crypto';
import { type Certificate, certificateOn, starsLost, starsUntil } from '../../shared/catalogue/certificate.ts';
import { PAPER_BYTES, type Paper } from '../../shared/catalogue/paper.ts';
import { addDays, type Day, dayOf, type Instant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import type { Hash } from '../../shared/journal/entry.ts';
import { countPapers, dropPaper, keepPaper, paperBytes, papersOf } from '../db/certificateFile.ts';
import { allDrafts } from '../db/draft.ts';
import { transaction } from '../db/query.ts';
import { historyOf } from '../db/version.ts';
import { readPaper } from '../photo/readPaper.ts';
import {
  CALENDAR_MONTHS,
  type CertificateSheet,
  type CertifiedRow,
  ENDING_WITHIN,
  type PaperKept,
} from './api/certificates.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import { type Catalogue, certificatesByProduct, wordsMatch } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone } from './people/audit.ts';
import { askerOf, type Visit } from './people/visit.ts';

/** Papers of one certificate: its pages, and those of its extensions. */
const MOST_PAPERS = 20;
/** Versions of one certificate that are told. */
const MOST_HISTORY = 30;

/** When stars end, month by month. */
export async function certificateCalendar(desk: OfficeDesk): Promise<OfficeReply<'certificate.calendar'>> {
  const today = dayOf(desk.clock());
  const rows = certifiedRows(await desk.catalogue.fresh(), today);
  const showing = rows.filter(({ state }) => state === 'valid' || state === 'ending');
  const byMonth = Map.groupBy(showing, ({ until }) => until.slice(0, 7));
  const months = monthsFrom(today).map((month) => ({ month, products: byMonth.get(month)?.length ?? 0 }));
  return {
    today,
    valid: showing.length,
    ending: rows.filter(({ state }) => state === 'ending').length,
    lost: rows.length - showing.length,
    months,
    later: showing.length - months.reduce((sum, { products }) => sum + products, 0),
  };
}

function monthsFrom(today: Day): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: CALENDAR_MONTHS }, (_, at) => {
    const from = year * 12 + month - 1 + at;
    return `${Math.floor(from / 12)}-${String((from % 12) + 1).padStart(2, '0')}`;
  });
}

/** Products that have, or had, stars, those first whose stars end first. */
export async function listCertified(
  desk: OfficeDesk,
  { month, state, text, offset, limit }: OfficeInput<'certificate.list'>,
): Promise<OfficeReply<'certificate.list'>> {
  const found = certifiedRows(await desk.catalogue.fresh(), dayOf(desk.clock()))
    .filter((row) => month === null || row.until.startsWith(month))
    .filter((row) => state === null || row.state === state)
    .filter(wordsMatch(text, ({ name, producer, decision }) => [name, producer, decision]));
  const papers = await countPapers(desk.pool);
  return {
    rows: found.slice(offset, offset + limit).map((row) => withPapers(row, papers)),
    total: found.length,
  };
}

function withPapers({ certificate, ...row }: Certified, papers: ReadonlyMap<string, number>): CertifiedRow {
  return { ...row, papers: papers.get(certificate) ?? 0 };
}

type Certified = Omit<CertifiedRow, 'papers'> & { readonly certificate: string };

function certifiedRows(catalogue: Catalogue, today: Day): Certified[] {
  const rows = [...certificatesByProduct(catalogue)].flatMap(([product, own]) => {
    const state = stateOf(own, today);
    const found = catalogue.products.get(product);
    if (!state || !found) return [];
    const { id: of, name } = found;
    const { certificate, ...facts } = state;
    const { stars, decision, id } = certificate;
    const producer = catalogue.producers.get(found.producer)?.name ?? '';
    return [{ product: of, name, producer, stars, decision, certificate: id, ...facts }];
  });
  return rows.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.name < b.name ? -1 : 1));
}

type Ends = { readonly certificate: Certificate; readonly until: Day; readonly state: CertifiedRow['state'] };

/** @returns undefined where no stars showed yet */
function stateOf(own: readonly Certificate[], today: Day): Ends | undefined {
  const until = starsUntil(own, today);
  const showing = until && certificateOn(own, until);
  if (showing)
    return { certificate: showing, until, state: until <= addDays(today, ENDING_WITHIN) ? 'ending' : 'valid' };
  const lost = starsLost(own, today);
  if (!lost) return undefined;
  return {
    certificate: lost.certificate,
    until: addDays(lost.since, -1),
    state: lost.why === 'revoked' ? 'revoked' : 'lost',
  };
}

export async function openCertificates(
  desk: OfficeDesk,
  { product }: OfficeInput<'certificate.open'>,
): Promise<OfficeReply<'certificate.open'>> {
  const catalogue = await desk.catalogue.fresh();
  const found = catalogue.products.get(product);
  if (!found) return { refused: 'no-such-product' };
  const sheets = await sheetsOf(desk, catalogue, product);
  return { name: found.name, producer: catalogue.producers.get(found.producer)?.name ?? '', sheets };
}

async function sheetsOf(desk: OfficeDesk, catalogue: Catalogue, product: ProductId): Promise<CertificateSheet[]> {
  const published = new Map(
    [...catalogue.certificates.values()].filter((each) => each.product === product).map((each) => [each.id, each]),
  );
  const drafts = new Map(
    (await allDrafts(desk.pool)).flatMap(({ change, edit }) =>
      change.kind === 'certificate' && change.row?.product === product ? [[change.id, { row: change.row, edit }]] : [],
    ),
  );
  const ids = [...new Set([...published.keys(), ...drafts.keys()])];
  const papers = await papersOf(desk.pool, ids);
  const sheets: CertificateSheet[] = [];
  for (const id of ids) {
    const [stands, draft] = [published.get(id), drafts.get(id)];
    const certificate = stands ?? draft?.row;
    if (!certificate) continue;
    sheets.push({
      certificate,
      drafted: draft?.row ?? null,
      isNew: !stands,
      edit: draft?.edit ?? 0,
      papers: [...(papers.get(id) ?? [])],
      history: await certificateHistory(desk, id),
    });
  }
  return sheets.toSorted((a, b) => (a.certificate.issuedOn < b.certificate.issuedOn ? 1 : -1));
}

async function certificateHistory({ pool }: OfficeDesk, id: string): Promise<CertificateSheet['history']> {
  const said = await historyOf(pool, { kind: 'certificate', id }, MOST_HISTORY);
  return said.flatMap(({ at, by, change }) =>
    change.kind === 'certificate' ? [{ at: at as Instant, by, row: change.row }] : [],
  );
}

/** Keeps a paper with a certificate, published or drafted. Who brought it, and when, is written down. */
export async function bringPaper(
  desk: OfficeDesk,
  { certificate, name, bytes }: { readonly certificate: string; readonly name: string; readonly bytes: Uint8Array },
  visit: Visit,
): Promise<PaperKept> {
  if (bytes.length > PAPER_BYTES) return { refused: 'too-large' };
  const type = readPaper(bytes);
  if (!type) return { refused: 'not-a-paper' };
  const { certificates } = await desk.catalogue.fresh();
  const isDrafted = async () =>
    (await allDrafts(desk.pool)).some(({ kind, id }) => kind === 'certificate' && id === certificate);
  if (!certificates.has(certificate) && !(await isDrafted())) return { refused: 'no-such-certificate' };
  if (((await papersOf(desk.pool, [certificate])).get(certificate)?.length ?? 0) >= MOST_PAPERS)
    return { refused: 'enough' };
  const paper: Paper = {
    hash: hashOf('sha256', bytes) as Hash,
    name: name.slice(0, 200),
    type,
    bytes: bytes.length,
    at: desk.clock(),
    by: askerOf(visit).name,
  };
  await transaction(desk.pool, async (tx) => {
    await keepPaper(tx, certificate, paper, bytes);
    await noteDone(tx, desk, visit, {
      kind: 'certificate',
      id: certificate,
      before: null,
      after: { paper: paper.name },
    });
  });
  return { paper };
}

export async function detachPaper(
  desk: OfficeDesk,
  { certificate, hash }: OfficeInput<'certificate.detach'>,
  visit: Visit,
): Promise<OfficeReply<'certificate.detach'>> {
  return transaction(desk.pool, async (tx) => {
    const name = await dropPaper(tx, certificate, hash);
    if (name === undefined) return { refused: 'no-such-paper' };
    await noteDone(tx, desk, visit, { kind: 'certificate', id: certificate, before: { paper: name }, after: null });
    return { done: true };
  });
}

export const findPaper = ({ pool }: Pick<OfficeDesk, 'pool'>, certificate: string, hash: Hash) =>
  paperBytes(pool, certificate, hash);
