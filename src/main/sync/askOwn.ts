import { verify } from 'node:crypto';
import { canonical } from '../../shared/journal/canonical.ts';
import { follow, type Head, isFault } from '../../shared/journal/chain.ts';
import { EntryHeader, entryText, type Hash } from '../../shared/journal/entry.ts';
import { BATCH_ENTRIES, type OwnAsk, OwnReply, PROTOCOL, paths } from '../../shared/sync/protocol.ts';
import type { Enrolment } from '../db/enrolment.ts';
import { type Signer, type StoredEntry, sha256 } from '../db/journal.ts';
import { CentreTrouble, parseReply, post } from './centre.ts';
import { publicKeyOf } from './keys.ts';
import { signed } from './signed.ts';

/** Who asks: as enrolled, and what it signs with. */
export type OwnAsker = {
  readonly enrolment: Pick<Enrolment, 'device' | 'centreUrl' | 'publicKey'>;
  readonly signer: Pick<Signer, 'sign'>;
  readonly signal: AbortSignal;
};

/** An entry of this till as the centre kept it: the till signs it again. */
export type KeptEntry = Pick<StoredEntry, 'header' | 'body' | 'hash'>;

/**
 * Where the centre's journal of this till ends.
 * @throws CentreTrouble
 */
export async function headAtCentre(asker: OwnAsker): Promise<Head> {
  return (await ask(asker, { after: 0, most: 0 })).acknowledged;
}

/**
 * The hash of an entry before the last of the centre's journal of this till, as the entry behind it names it. It is not proved: good
 * for telling histories apart, not for taking entries over.
 * @throws CentreTrouble
 */
export async function hashAtCentre(asker: OwnAsker, seq: number): Promise<Hash | undefined> {
  const [next] = (await ask(asker, { after: seq, most: 1 })).texts;
  return next === undefined ? undefined : keptIn(next).header.prev;
}

/**
 * What the centre has of this till behind an entry, proved: the chain leads from that entry to a head that this till signed.
 * @returns undefined where it does not: the centre has another history
 * @throws CentreTrouble
 */
export async function entriesAtCentre(asker: OwnAsker, after: Head): Promise<KeptEntry[] | undefined> {
  const { device, publicKey } = asker.enrolment;
  const found: KeptEntry[] = [];
  let at = after;
  for (;;) {
    const page = await ask(asker, { after: at.seq, most: BATCH_ENTRIES });
    const entries = page.texts.map((text) => keptIn(text));
    const next = follow(device, at, entries);
    if (isFault(next)) return undefined;
    at = next;
    found.push(...entries);
    if (at.seq >= page.acknowledged.seq || entries.length === 0) {
      return isSigned(at, page, publicKey) ? found : undefined;
    }
  }
}

type Page = { readonly acknowledged: Head; readonly sig?: string | undefined; readonly texts: readonly string[] };

function isSigned(at: Head, { acknowledged, sig }: Page, publicKey: string): boolean {
  if (at.hash !== acknowledged.hash || sig === undefined) return false;
  return verify(null, Buffer.from(at.hash, 'hex'), publicKeyOf(publicKey), Buffer.from(sig, 'base64'));
}

async function ask({ enrolment, signer, signal }: OwnAsker, page: Pick<OwnAsk, 'after' | 'most'>): Promise<Page> {
  const question: OwnAsk = { protocol: PROTOCOL, device: enrolment.device, ...page };
  const reply = await post(signed(signer, { url: enrolment.centreUrl, path: paths.own, ask: question, signal }));
  const [line = '', ...texts] = reply.split('\n');
  const said = parseReply(OwnReply, line);
  if (said.answer === 'refused')
    throw new CentreTrouble('answered-badly', `the centre gives nothing back: ${said.why}`);
  return { ...said, texts: texts.slice(0, said.count) };
}

/** @throws CentreTrouble where it is no entry, or not in the form it was hashed in */
function keptIn(text: string): KeptEntry {
  const { body, ...rest } = parseJson(text);
  const header = EntryHeader.safeParse(rest).data;
  const canonicalBody = canonical(body as Parameters<typeof canonical>[0]);
  if (!header || entryText(header, canonicalBody) !== text) {
    throw new CentreTrouble('answered-badly', 'the centre gave back what is no entry');
  }
  return { header, body: canonicalBody, hash: sha256(text).toString('hex') as Hash };
}

function parseJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new CentreTrouble('answered-badly', 'the centre gave back what is no JSON', { cause });
  }
}
