import type { OfficeChange } from '../../../shared/catalogue/change.ts';
import { dayOf, type Instant } from '../../../shared/day.ts';
import { lockFeed } from '../../db/catalogue.ts';
import { arePhotosHere } from '../../db/photo.ts';
import { transaction } from '../../db/query.ts';
import {
  findVersion,
  type VersionRow as PublishedRow,
  type Version,
  versionRows,
  versionsBefore,
} from '../../db/version.ts';
import type { DraftFault, VersionRow } from '../api/drafts.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import type { Catalogue } from '../catalogueView.ts';
import { withChanges } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { publishWithin } from '../people/audit.ts';
import type { Visit } from '../people/visit.ts';
import { faultsOf } from './faults.ts';
import { inOrder, nameOf } from './rows.ts';

/** What the centre begins with is nobody's to take back: the shop would be empty. */
const BEGINNING = 'centre.publish';
/** Rows that one version may change and still be taken back: an import of all goods there are. */
const MOST_ROWS = 100_000;

/** What went out, the newest first. */
export async function listVersions(
  desk: OfficeDesk,
  { before, limit }: OfficeInput<'version.list'>,
): Promise<OfficeReply<'version.list'>> {
  const catalogue = await desk.catalogue.fresh();
  const found = await versionsBefore(desk.pool, before, limit + 1);
  const versions: VersionRow[] = [];
  for (const version of found.slice(0, limit)) versions.push(await versionRow(desk, catalogue, version));
  return { versions, next: found.length > limit ? (versions.at(-1)?.version ?? null) : null };
}

async function versionRow({ pool }: OfficeDesk, catalogue: Catalogue, version: Version): Promise<VersionRow> {
  // Enough to name it; whether all of it still stands is asked again when it is taken back.
  const rows = await versionRows(pool, version, 5);
  return {
    version: version.version,
    at: version.at as Instant,
    by: version.by,
    deed: version.deed,
    rows: version.last - version.first + 1,
    names: [...new Set(rows.map(({ change, before }) => nameOf(before && !change.row ? before : change, catalogue)))],
    undoes: version.undoes,
    undoneBy: version.undoneBy,
    undoable: version.deed !== BEGINNING && rows.every(({ stands }) => stands),
  };
}

/**
 * Publishes what was before a version, as a new one. Only where all that it changed still stands: what somebody changed since is
 * theirs, and is not taken back with it. Nothing is forgotten: this can be taken back, too.
 */
export async function undoVersion(
  desk: OfficeDesk,
  { version: number }: OfficeInput<'version.undo'>,
  visit: Visit,
): Promise<OfficeReply<'version.undo'>> {
  const version = await findVersion(desk.pool, number);
  if (!version) return { refused: 'no-such-version' };
  if (version.deed === BEGINNING || version.last - version.first >= MOST_ROWS) return { refused: 'not-undoable' };
  const catalogue = await desk.catalogue.fresh();
  const { n } = catalogue;
  return transaction(desk.pool, async (tx) => {
    if ((await lockFeed(tx)).n !== n) return { refused: 'changed-since' };
    const rows = await versionRows(tx, version, MOST_ROWS);
    if (!rows.every(({ stands }) => stands)) return { refused: 'changed-since' };
    const changes = inOrder(rows.map(beforeOf));
    const context = { before: catalogue, after: withChanges(catalogue, changes), day: dayOf(desk.clock()) };
    if (changes.some((change) => faultsOf(change, context).some(isNews))) return { refused: 'faulty' };
    if (!(await arePhotosHere(tx, photosOf(changes)))) return { refused: 'faulty' };
    await publishWithin(
      tx,
      { clock: desk.clock, undoes: version.version },
      visit,
      changes.map((change) => ({ scope: 'everywhere', change })),
    );
    return { done: true };
  });
}

const photosOf = (changes: readonly OfficeChange[]) =>
  changes.flatMap(({ kind, row }) => (kind === 'story' && row ? row.photos.map(({ hash }) => hash) : []));

const beforeOf = ({ change, before }: PublishedRow): OfficeChange => before ?? { ...change, row: null };

/** A price that held before may have begun on any day, and a promotion run or been ended: that is no news. */
const isNews = ({ fault }: DraftFault): boolean => fault !== 'past-day' && fault !== 'has-ended';
