/** express-pouchdb on LevelDB, as its README sets it up: `pouchServer.mjs FOLDER`. Its processor time over IPC. */
import { join } from 'node:path';
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb';

const folder = process.argv[2];
process.chdir(folder);
const Stored = PouchDB.defaults({ prefix: `${join(folder, 'server')}/` });
const app = express();
app.use('/', expressPouch(Stored, { mode: 'minimumForPouchDB', logPath: join(folder, 'pouch.log') }));
const server = app.listen(0, '127.0.0.1', () => {
  process.send({ url: `http://127.0.0.1:${server.address().port}/` });
});

const asked = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
};
process.on('message', ({ id, ask }) => process.send({ id, reply: asked[ask]() }));
process.once('disconnect', () => process.exit());
