import type { Instant } from '../../shared/day.ts';
import { type DeviceId, type EntryId, uuidv7 } from '../../shared/id.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { EnrolReply, type EnrolRequest, PROTOCOL, paths } from '../../shared/sync/protocol.ts';
import { applyChange } from '../db/catalogueChange.ts';
import { insertEnrolment } from '../db/enrolment.ts';
import { record } from '../db/record.ts';
import type { TillDb } from '../db/sqlite.ts';
import { setCursor } from '../db/syncState.ts';
import { CentreTrouble, parseReply, post } from './centre.ts';
import { makeTillKey, publicHalf, signWith } from './keys.ts';

export type EnrolContext = {
  readonly db: TillDb;
  /** The kept signing key, and how to keep a new one. */
  readonly readKey: () => Uint8Array | undefined;
  readonly writeKey: (secret: Uint8Array) => void;
  readonly clock: () => Instant;
  readonly random: (count: number) => Uint8Array;
  readonly signal: AbortSignal;
};

/**
 * Makes this machine a till of the outlet the code was made for. The key is made here and kept before the centre is
 * asked, and the device's id follows from it: so asking again after a lost reply is the same asking. A key the centre
 * knows entries of is one whose journal is lost here: then this machine goes on with a new key, as a new till.
 */
export async function enrol(context: EnrolContext, centreUrl: string, code: string): Promise<{ done: true } | Refusal> {
  const secret = context.readKey() ?? newKey(context);
  const answer = await askAs(context, { centreUrl, code, secret });
  if (!isKnown(answer)) return settle(context, answer);
  return settle(context, await askAs(context, { centreUrl, code, secret: newKey(context) }));
}

function newKey({ writeKey }: EnrolContext): Uint8Array {
  const { secret } = makeTillKey();
  writeKey(secret);
  return secret;
}

type Asked = { readonly centreUrl: string; readonly code: string; readonly secret: Uint8Array };
type Answered = Omit<Asked, 'code'> & { readonly request: EnrolRequest; readonly reply: EnrolReply | Refusal };

async function askAs(context: EnrolContext, { centreUrl, code, secret }: Asked): Promise<Answered> {
  const publicKey = publicHalf(secret);
  const request: EnrolRequest = { protocol: PROTOCOL, code, device: deviceOf(publicKey), publicKey, mayReplace: true };
  return { centreUrl, secret, request, reply: await ask(context, centreUrl, request) };
}

function isKnown({ reply }: Answered): boolean {
  return 'answer' in reply && reply.answer === 'refused' && reply.why === 'device-known';
}

function settle(context: EnrolContext, { reply, ...asked }: Answered): { done: true } | Refusal {
  if ('refused' in reply) return reply;
  if (reply.answer === 'refused') return refusalOf(reply.why);
  become(context, { ...asked, reply });
  return { done: true };
}

/** A UUIDv7 whose random part is the key's: the same key is the same device, whenever it asks. Its time says 1970. */
function deviceOf(publicKey: string): DeviceId {
  const keyBytes = Buffer.from(publicKey, 'base64').subarray(-32);
  return uuidv7(0, keyBytes) as DeviceId;
}

async function ask(context: EnrolContext, url: string, request: EnrolRequest): Promise<EnrolReply | Refusal> {
  try {
    const text = await post({
      url,
      path: paths.enrol,
      body: Buffer.from(JSON.stringify(request)),
      headers: { 'content-type': 'application/json' },
      signal: context.signal,
    });
    return parseReply(EnrolReply, text);
  } catch (error) {
    if (!(error instanceof CentreTrouble)) throw error;
    return { refused: error.kind === 'unreachable' ? 'centre-unreachable' : 'centre-answered-badly' };
  }
}

type Enrolled = {
  readonly centreUrl: string;
  readonly secret: Uint8Array;
  readonly request: EnrolRequest;
  readonly reply: Extract<EnrolReply, { answer: 'enrolled' }>;
};

/** The journal's first entry, and who we are, in one transaction. */
function become({ db, clock, random }: EnrolContext, { centreUrl, secret, request, reply }: Enrolled): void {
  const { device, publicKey } = request;
  const { outlet, till, replaces, epoch = 1 } = reply;
  const at = clock();
  const signer = { device, epoch, sign: signWith(secret) };
  db.write((writing) => {
    insertEnrolment(writing, {
      device,
      epoch,
      outlet: outlet.id,
      till,
      publicKey,
      centreUrl,
      centreKey: reply.centreKey,
    });
    applyChange(writing, { kind: 'outlet', id: outlet.id, row: outlet });
    setCursor(writing, reply.centre, 0);
    record(writing, signer, {
      id: uuidv7(at, random(10)) as EntryId,
      at,
      actor: 'till',
      kind: 'till-enrolled',
      body: { outlet: outlet.id, outletCode: outlet.code, till, publicKey, ...(replaces && { replaces }) },
    });
  });
}

const REFUSALS = {
  'wrong-code': 'enrol-wrong-code',
  expired: 'enrol-expired',
  used: 'enrol-used',
  'too-many-tries': 'enrol-too-many-tries',
  protocol: 'version-too-old',
  malformed: 'centre-answered-badly',
  // Of a key made a moment ago no centre can say so.
  'device-known': 'centre-answered-badly',
} as const satisfies Record<Extract<EnrolReply, { answer: 'refused' }>['why'], Refusal['refused']>;

function refusalOf(why: keyof typeof REFUSALS): Refusal {
  return { refused: REFUSALS[why] };
}
