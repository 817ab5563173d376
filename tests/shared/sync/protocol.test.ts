import { createHash, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openBatch, sealedBatch } from '../../../src/central/batch.ts';
import { receivedIn } from '../../../src/main/payment/askBank.ts';
import { openReply } from '../../../src/main/sync/pull.ts';
import { batchText } from '../../../src/main/sync/push.ts';
import { CatalogueChange } from '../../../src/shared/catalogue/change.ts';
import { bodies, EntryHeader } from '../../../src/shared/journal/entry.ts';
import * as protocol from '../../../src/shared/sync/protocol.ts';
import { aCertificate, aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { AN_OUTLET, aDayAtTheTill, aKey, DEVICE, publicKeyOf } from '../journal/aJournal.ts';

const { Bundle, PROTOCOL, PROTOCOL_FLOOR, PushHeader, normaliseEnrolCode } = protocol;

/**
 * The golden bytes: what each released protocol wrote, kept as files. A file of a released protocol is never
 * rewritten. `QUAY_WRITE_VECTORS=1` writes the files of a new protocol, and only where they are missing.
 */
const versions = Array.from({ length: PROTOCOL }, (_, n) => n + 1);
const spoken = versions.filter((version) => version >= PROTOCOL_FLOOR);
const vectorFile = (name: string) => new URL(`../../support/vectors/${name}`, import.meta.url);

function kept(name: string, now: string): string {
  const file = vectorFile(name);
  if (!existsSync(file) && process.env['QUAY_WRITE_VECTORS'] === '1') writeFileSync(file, now);
  return readFileSync(file, 'utf8');
}

const CENTRE_KEY = aKey(9);
const day = aDayAtTheTill();
const { epoch, seq, hash } = { epoch: 0, seq: 0, hash: '0'.repeat(64) as typeof day.head.hash };

function pushNow(): string {
  return batchText(DEVICE, { epoch, seq, hash }, day.entries);
}

function row(kind: CatalogueChange['kind'], id: string, whole: unknown): CatalogueChange {
  return CatalogueChange.parse({ kind, id, row: whole });
}

function bundleNow(): string {
  const line = JSON.stringify({
    protocol: PROTOCOL,
    centre: 'ca-mau.1',
    after: 0,
    upTo: 8,
    more: false,
    changes: [
      row('outlet', AN_OUTLET.id, AN_OUTLET),
      row('staff', 'NV-01', { id: 'NV-01', name: 'Hoa', role: 'cashier' }),
      row('tax-class', 'VAT10', aTaxClass()),
      row('producer', 'HTX-01', aProducer()),
      row('product', 'SP-001', aProduct()),
      row('price', 'SP-001@2026-01-01', aPrice()),
      row('certificate', 'CN-001', aCertificate()),
      row('product', 'SP-000', null),
    ],
    acknowledged: day.head,
    quarantined: false,
    at: Date.UTC(2026, 10, 22, 8),
  });
  const digest = createHash('sha256').update(line).digest();
  return `${line}\n${JSON.stringify({ sig: sign(null, digest, CENTRE_KEY).toString('base64') })}\n`;
}

/** A till's question of what came of a transfer with its signature, then the centre's answer with its own. */
function bankNow(): string {
  const ask = { protocol: PROTOCOL, device: DEVICE, bill: 'BL0127K3M9QXT', at: Date.UTC(2026, 10, 22, 8) };
  const { device, bill, at } = ask;
  const reply = { answer: 'received', protocol: PROTOCOL, centre: 'ca-mau.1', device, bill, received: 306_500, at };
  return [sealed(JSON.stringify(ask), aKey(1)), sealed(JSON.stringify(reply), CENTRE_KEY)].join('');
}

function sealed(line: string, key: KeyObject): string {
  const digest = createHash('sha256').update(line).digest();
  return `${line}\n${JSON.stringify({ sig: sign(null, digest, key).toString('base64') })}\n`;
}

/** Every message's and every body's shape, as JSON Schema. */
function shapesNow(): string {
  const { PushReply, PullRequest, PullRefusal, BundleSignature, EnrolRequest, EnrolReply, BankAsk, BankReply } =
    protocol;
  const { PhotoAsk, PhotoRefusal, TakenPhotoBrought, TakenPhotoReply } = protocol;
  const messages = {
    PushHeader,
    PushReply,
    PullRequest,
    Bundle,
    BundleSignature,
    PullRefusal,
    EnrolRequest,
    EnrolReply,
    BankAsk,
    BankReply,
    PhotoAsk,
    PhotoRefusal,
    TakenPhotoBrought,
    TakenPhotoReply,
  };
  const shapes = { ...messages, EntryHeader, ...bodies };
  const schemas = Object.entries(shapes).map(([name, shape]) => [name, z.toJSONSchema(shape)]);
  return `${JSON.stringify({ paths: protocol.paths, header: protocol.SIGNATURE_HEADER, ...Object.fromEntries(schemas) }, null, 1)}\n`;
}

describe('the wire form', () => {
  it('of every message is the one on file; see vectors/README.md before you change either', () => {
    const now = shapesNow();
    expect(JSON.parse(now)).toEqual(JSON.parse(kept(`shapes-${PROTOCOL}.json`, now)));
  });

  it('of a push is byte for byte what this protocol wrote first', () => {
    expect(pushNow()).toBe(kept(`push-${PROTOCOL}.ndjson`, pushNow()));
  });

  it('of a bundle is byte for byte what this protocol wrote first', () => {
    expect(bundleNow()).toBe(kept(`bundle-${PROTOCOL}.ndjson`, bundleNow()));
  });

  it('of a question to the bank and its answer is byte for byte what this protocol wrote first', () => {
    expect(bankNow()).toBe(kept(`bank-${PROTOCOL}.ndjson`, bankNow()));
  });

  it('has a history: each protocol has its line in the source, and the oldest spoken one is not the future', () => {
    const source = readFileSync(new URL('../../../src/shared/sync/protocol.ts', import.meta.url), 'utf8');
    const history = /History:([^*/]*(?:\*(?!\/)[^*/]*)*)\*\//.exec(source)?.[1] ?? '';
    for (const version of versions) expect(history).toMatch(new RegExp(`\\b${version}, `));
    expect(PROTOCOL_FLOOR).toBeGreaterThan(0);
    expect(PROTOCOL_FLOOR).toBeLessThanOrEqual(PROTOCOL);
  });
});

describe.each(spoken)('a message of protocol %i, once released', (version) => {
  it('pushed by a till of that time, is read by the centre of today, entry for entry', () => {
    const file = readFileSync(vectorFile(`push-${version}.ndjson`));
    const read = sealedBatch(file);
    if ('unreadable' in read) throw new Error(read.unreadable);
    const batch = openBatch(read);
    if ('unreadable' in batch) throw new Error(batch.unreadable);
    const lines = file.toString().trimEnd().split('\n');
    expect(batch.entries.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(lines.slice(1));
    expect(batch.entries.at(-1)?.hash).toBe(batch.header.head.hash);
  });

  it('bundled by a centre of that time, is opened by the till of today', () => {
    const text = readFileSync(vectorFile(`bundle-${version}.ndjson`), 'utf8');
    const bundle = openReply(text, publicKeyOf(CENTRE_KEY));
    expect(bundle).toEqual(JSON.parse(text.split('\n')[0] ?? ''));
  });

  it('of what the bank told, is believed by the till of today, and not with one byte changed', () => {
    const text = readFileSync(vectorFile(`bank-${version}.ndjson`), 'utf8')
      .split('\n')
      .slice(2)
      .join('\n');
    const asked = { device: DEVICE, bill: 'BL0127K3M9QXT', centreKey: publicKeyOf(CENTRE_KEY) };
    expect(receivedIn(text, asked)).toBe(306_500);
    expect(() => receivedIn(text.replace('306500', '906500'), asked)).toThrow('not signed');
  });

  it('with one byte changed in a bundle, is not opened', () => {
    const text = readFileSync(vectorFile(`bundle-${version}.ndjson`), 'utf8');
    expect(() => openReply(text.replace('25000', '15000'), publicKeyOf(CENTRE_KEY))).toThrow('not signed');
    expect(() => openReply(text, publicKeyOf(aKey(8)))).toThrow('not signed');
  });
});

describe('a message from outside', () => {
  const header = JSON.parse(pushNow().split('\n')[0] ?? '') as object;

  it.each([
    { count: 0 },
    { count: 501 },
    { device: 'till-2' },
    { after: { epoch: 0, seq: -1, hash } },
    { head: { epoch: 1, seq: 1, hash } },
    { protocol: 0 },
  ])('a push with %j is refused', (wrong) => {
    expect(PushHeader.safeParse({ ...header, ...wrong }).success).toBe(false);
  });

  it.each(['', 'A'.repeat(88), `${'A'.repeat(86)}=`, `${'A'.repeat(85)}-==`])('%j is no signature', (text) => {
    expect(protocol.Signature.safeParse(text).success).toBe(false);
  });

  it('a key from node’s own crypto is a public key, and so is its signature one', () => {
    expect(protocol.PublicKey.safeParse(publicKeyOf(aKey())).success).toBe(true);
    expect(protocol.Signature.safeParse(day.entries[0]?.sig).success).toBe(true);
  });
});

describe('an enrolment code', () => {
  it.each([
    ['7K3M-9QXT', '7K3M9QXT', 'as shown'],
    ['7k3m 9qxt', '7K3M9QXT', 'in small letters, with a space'],
    [' 7K3M9QXT\n', '7K3M9QXT', 'with what copying adds'],
    ['OIL0-1', '01101', 'O for 0, I and L for 1'],
    ['oil', '011', 'also in small letters'],
  ])('typed %j is compared as %s: %s', (typed, compared) => {
    expect(normaliseEnrolCode(typed)).toBe(compared);
  });

  it('is compared the same however it is grouped and cased', () => {
    const letters = fc.array(fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(letters, fc.boolean(), fc.constantFrom('', ' ', '-', ' - '), (code, small, between) => {
        const typed = code.join(between);
        expect(normaliseEnrolCode(small ? typed.toLowerCase() : typed)).toBe(code.join(''));
      }),
    );
  });
});
