/** A till that keeps its sales in PouchDB and replicates them: `pouchClient.mjs FOLDER URL`. Driven over IPC. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import PouchDB from 'pouchdb';

const [, , folder, url] = process.argv;
mkdirSync(join(folder, 'client'), { recursive: true });
const Stored = PouchDB.defaults({ prefix: `${join(folder, 'client')}/` });
let local;
let round = 0;

const asked = {
  /** Puts documents into a new database: what a till would have sold since it last was on the network. */
  make: async (bodies) => {
    round += 1;
    local = new Stored(`till-${round}`);
    await local.bulkDocs(bodies.map((body) => ({ _id: randomUUID(), ...body })));
  },
  send: async () => {
    const cpu = process.cpuUsage();
    const begun = performance.now();
    const result = await local.replicate.to(new PouchDB(`${url}till-${round}`), { batch_size: 500 });
    const seconds = (performance.now() - begun) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    return { sent: result.docs_written, seconds, cpu: user + system };
  },
};
process.on('message', (message) => void answer(message));

async function answer({ id, ask, input }) {
  process.send({ id, reply: (await asked[ask](input)) ?? null });
}

process.once('disconnect', () => process.exit());
process.send({ ready: true });
