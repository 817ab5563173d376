import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { Instant } from '../../../src/shared/day.ts';
import type { Head } from '../../../src/shared/journal/chain.ts';
import { NO_HASH } from '../../../src/shared/journal/hash.ts';
import type {
  Bundle,
  EnrolReply,
  PhotoAsk,
  PhotoRefusal,
  PullRequest,
  PushHeader,
  PushReply,
  TakenPhotoBrought,
  TakenPhotoReply,
} from '../../../src/shared/sync/protocol.ts';
import { BAC_LIEU } from '../../support/testCentre.ts';

/** `line-breaks`: the question arrives and nothing comes back. A number is an HTTP status without a body. */
export type Trouble = 'line-breaks' | number;

type Page = Pick<Bundle, 'after' | 'upTo' | 'more' | 'changes'> & Partial<Bundle>;

/** What it answers to each question; put another function there to make it answer otherwise. */
export type Script = {
  centre: string;
  head: Head;
  enrol: (request: { device: string; code: string }) => EnrolReply | Trouble;
  push: (header: PushHeader) => PushReply | Trouble;
  pull: (request: PullRequest) => Page | PullRefusal | Trouble;
  takenPhoto: (brought: TakenPhotoBrought) => TakenPhotoReply | Trouble;
  /** Bytes; with `cut` the line breaks after so many of them. */
  photo: (ask: PhotoAsk) => { readonly bytes: Buffer; readonly cut?: number } | PhotoRefusal | Trouble;
};
type Reply = { readonly text: string } | { readonly bytes: Buffer; readonly cut?: number } | Trouble;
type PullRefusal = { readonly answer: 'refused'; readonly why: 'revoked' | 'unknown-device' };

export type ScriptedCentre = {
  readonly url: string;
  readonly script: Script;
  readonly asked: string[];
  readonly brought: TakenPhotoBrought[];
};

/** For answers that a real centre gives only in trouble: a till's real HTTP, real signatures, and a script. */
export async function aScriptedCentre(prefix = ''): Promise<ScriptedCentre> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const centreKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const script: Script = {
    centre: 'c1',
    head: { epoch: 0, seq: 0, hash: NO_HASH },
    enrol: () => ({ answer: 'enrolled', centre: script.centre, centreKey, outlet: BAC_LIEU, till: 1 }),
    push: ({ head: { epoch, seq, hash: last } }) => {
      script.head = { epoch, seq, hash: last };
      return { answer: 'stored', centre: script.centre, acknowledged: script.head };
    },
    pull: ({ cursor }) => ({ after: cursor.n, upTo: cursor.n, more: false, changes: [] }),
    photo: () => ({ answer: 'refused', why: 'no-such-photo' }),
    takenPhoto: () => ({ answer: 'stored' }),
  };
  const asked: string[] = [];
  const brought: TakenPhotoBrought[] = [];
  const bundle = (page: Page): string => {
    const around = {
      protocol: 1,
      centre: script.centre,
      acknowledged: script.head,
      quarantined: false,
      at: 1 as Instant,
    };
    const line = JSON.stringify({ ...around, ...page });
    const sig = sign(null, hash('sha256', line, 'buffer'), privateKey).toString('base64');
    return `${line}\n${JSON.stringify({ sig })}\n`;
  };
  const answer = (path: string, body: Buffer): Reply => {
    const text = (body[0] === 0x1f ? gunzipSync(body) : body).toString('utf8');
    const said = JSON.parse(text.split('\n')[0] ?? '') as never;
    if (path === '/sync/v1/enrol') return written(script.enrol(said));
    if (path === '/sync/v1/push') return written(script.push(said));
    if (path === '/sync/v1/taken-photo') {
      brought.push(said);
      return written(script.takenPhoto(said));
    }
    if (path === '/sync/v1/photo') return bytesOrWritten(script.photo(said));
    if (path !== '/sync/v1/pull') return 404;
    const page = script.pull(said);
    return typeof page === 'object' && 'after' in page ? { text: bundle(page) } : written(page);
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = request.url ?? '';
      asked.push(url);
      const said = url.startsWith(`${prefix}/`) ? answer(url.slice(prefix.length), Buffer.concat(chunks)) : 404;
      if (said === 'line-breaks') response.destroy();
      else if (typeof said === 'number') response.writeHead(said).end();
      else if ('bytes' in said) sendBytes(response, said);
      else response.end(said.text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`, script, asked, brought };
}

function bytesOrWritten(said: ReturnType<Script['photo']>): Reply {
  return typeof said === 'object' && 'bytes' in said ? said : written(said);
}

function sendBytes(response: ServerResponse, { bytes, cut }: { readonly bytes: Buffer; readonly cut?: number }): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
  if (cut === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cut), () => setImmediate(() => response.destroy()));
}

function written(said: object | Trouble): Reply {
  return typeof said === 'object' ? { text: `${JSON.stringify(said)}\n` } : said;
}
