import { NOTHING_SENT } from '../../src/main/sync/standing.ts';
import { follow, isFault } from '../../src/shared/journal/chain.ts';
import { amountOf, type Holding } from './centre.ts';
import type { SimTill } from './till.ts';
import type { World } from './world.ts';

/** A till that stands in a shop, and what the simulation knows of it. */
export type Living = {
  till: SimTill;
  /** The centre's life that it last heard of. */
  life: number;
  /** Whether the centre kept it apart when it last said so; undefined before. */
  heard?: boolean | undefined;
  backup?: { readonly disk: unknown; readonly life: number; readonly heard: boolean | undefined };
};

export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

export function must(holds: boolean, promise: string, facts: () => object): void {
  if (!holds) throw new BrokenPromise(`${promise}: ${JSON.stringify(facts())}`);
}

/** What holds after every step. */
export function promises(world: World, after: string): void {
  for (const living of world.tills) ofTill(world, living, after);
  const devices = new Set(world.tills.map(({ till }) => till.device));
  for (const device of devices) ofBooks(world, world.centre.holding(device), after);
}

function ofTill({ centre, life }: World, living: Living, after: string): void {
  const { till } = living;
  const journal = till.journal();
  const { unsent, forked } = till.screen();
  const sent = till.sent();
  const facts = () => ({ after, device: till.device, sold: journal.length, sent, unsent });
  must(journal.length === sent + unsent, 'sold = at the centre + waiting, on the screen', facts);
  // Until it hears of the centre's new life, it cannot know what the centre lost.
  if (living.life !== life) return;
  const held = hashesIn(centre.holding(till.device));
  must(
    journal.slice(0, sent).every(({ hash }) => held.has(hash)),
    'what a till takes to be at the centre is there',
    facts,
  );
  if (living.heard) must(forked, 'a till that was told of its fork says so', facts);
}

function ofBooks(world: World, holding: Holding, after: string): void {
  const { device, journal, apart, head, quarantined } = holding;
  const facts = () => ({ after, device, journal: journal.length, apart: apart.size, head: head.seq, quarantined });
  const end = follow(device, NOTHING_SENT, journal);
  must(!isFault(end) && end.seq === head.seq && end.hash === head.hash, 'the chain at the centre is whole', facts);
  must(
    holding.counted === journal.reduce((sum, entry) => sum + amountOf(entry), 0) &&
      new Set(journal.map(({ hash }) => hash)).size === journal.length,
    'nothing is counted twice',
    facts,
  );
  must(
    [...apart.values()].every(({ header, hash }) => journal[header.seq - 1]?.hash !== hash),
    'no entry is in both histories',
    facts,
  );
  const held = hashesIn(holding);
  must(
    [...(world.promised.get(device) ?? [])].every((hash) => held.has(hash)),
    'what the centre said to have it has, in one history or the other',
    facts,
  );
  must(apart.size <= (world.letBe.get(device) ?? 0) || quarantined, 'a fork is told', facts);
}

function hashesIn({ journal, apart }: Holding): Set<string> {
  const held = new Set<string>();
  for (const { hash } of journal) held.add(hash);
  for (const { hash } of apart.values()) held.add(hash);
  return held;
}

/** What holds once the line was good for a while. */
export function convergence({ centre, tills }: World): void {
  for (const { till } of tills) {
    const holding = centre.holding(till.device);
    const held = hashesIn(holding);
    const journal = till.journal();
    const { unsent, forked } = till.screen();
    const facts = () => ({
      device: till.device,
      sold: journal.length,
      unsent,
      forked,
      cursor: till.cursor(),
      end: centre.feedEnd(),
    });
    must(unsent === 0, 'nothing waits once the line is good', facts);
    must(
      journal.every(({ hash }) => held.has(hash)),
      'all that was sold is at the centre',
      facts,
    );
    const isWhole = journal.at(-1)?.hash === holding.journal.at(-1)?.hash;
    const sum = journal.reduce((total, entry) => total + amountOf(entry), 0);
    if (isWhole) must(holding.counted === sum, 'the totals are equal', facts);
    // A till restored, with nothing sold since, is no other history: but it is not the one the centre knows, and says so.
    must(
      forked || isWhole || journal.length > holding.journal.length,
      'histories that part are told at the till',
      facts,
    );
    must(
      forked === (holding.quarantined || !isPrefix(holding, journal)),
      'the till says forked where it is, and only there',
      facts,
    );
    must(
      till.cursor().centre === centre.name() && till.cursor().n === centre.feedEnd(),
      'the catalogue is read to its end',
      facts,
    );
    must(
      JSON.stringify(till.rows()) === JSON.stringify(centre.told(till.outlet, till.kinds())),
      'the till knows what the office published, and nothing else',
      () => ({ ...facts(), has: till.rows(), told: centre.told(till.outlet, till.kinds()) }),
    );
  }
}

/** Whether the centre's head is an entry of the till. */
function isPrefix({ head }: Holding, journal: readonly { readonly hash: string }[]): boolean {
  return head.seq === 0 || journal[head.seq - 1]?.hash === head.hash;
}
