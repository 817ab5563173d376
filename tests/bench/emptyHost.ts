/** The yardstick of a start: a Node process that serves one empty page, as the till's host serves its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const page = '<!doctype html><meta charset="utf-8"><title>empty</title><body><p data-testid="empty">.</p></body>';
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ till: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }));
});
process.stdin.once('end', () => process.exit()).resume();
