/** A till with sales to send, in a process of its own: `pushingTill.ts SHOP CENTRE`. Driven over IPC. */
import { join } from 'node:path';
import { enrolled, setCentreUrl } from '../../src/main/db/enrolment.ts';
import { head } from '../../src/main/db/journal.ts';
import { openDatabase } from '../../src/main/db/open.ts';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import { push } from '../../src/main/sync/push.ts';
import { ensure, must } from '../../src/shared/must.ts';
import { ownCpu } from './measure.ts';
import { deskOf, sellerAt } from './shop.ts';

const [shop, centre] = process.argv.slice(2);
const till = join(must(shop, 'a shop'), 'till');
const db = openDatabase(join(till, DATABASE));
db.write((writing) => setCentreUrl(writing, must(centre, 'a centre')));
const { device, publicKey } = enrolled(db);
const seller = sellerAt(deskOf(db, till));

const asked = {
  make: async (sales: number) => {
    db.raw.pragma('synchronous = OFF');
    db.write(() => {
      for (let one = 0; one < sales; one += 1) seller.pay(seller.fill());
    });
    db.raw.pragma('synchronous = FULL');
  },
  /** The product's own push, until nothing is left. */
  send: async () => {
    const { seq } = head(db);
    const cpu = ownCpu();
    const begun = performance.now();
    let last = await push(db, new AbortController().signal);
    while (last === 'go-on') last = await push(db, new AbortController().signal);
    ensure(last === 'nothing-left', `everything was taken: ${JSON.stringify(last)}`);
    return { sent: seq, seconds: (performance.now() - begun) / 1_000, cpu: ownCpu() - cpu };
  },
};
process.on('message', ({ id, ask, input }: { id: number; ask: keyof typeof asked; input: never }) => {
  void asked[ask](input).then((reply: unknown) => process.send?.({ id, reply }));
});
process.once('disconnect', () => process.exit());
process.send?.({ device, publicKey });
