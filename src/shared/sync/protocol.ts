import { z } from 'zod';
import { CatalogueChange } from '../catalogue/change.ts';
import { Outlet } from '../catalogue/outlet.ts';
import { PHOTO_BYTES } from '../catalogue/photo.ts';
import { Instant } from '../day.ts';
import { DeviceId, OutletId } from '../id.ts';
import { Hash } from '../journal/hash.ts';
import { Dong } from '../money.ts';
import { TakenContent } from '../photo/taken.ts';
import { StockRow } from '../stock/told.ts';
import { ReplacedTill } from '../till/till.ts';

/**
 * The language of till and centre. Raised when an old till or centre could misread what a new one says; what was
 * once released stays accepted. History: 1, the first (2026-11).
 */
export const PROTOCOL = 1;
/** The oldest a centre still answers. */
export const PROTOCOL_FLOOR = 1;

/** A batch is at most this many entries, or this many bytes before compression. */
export const BATCH_ENTRIES = 500;
export const BATCH_BYTES = 1_048_576;

/** Paths at the centre. */
export const paths = {
  enrol: '/sync/v1/enrol',
  push: '/sync/v1/push',
  pull: '/sync/v1/pull',
  bank: '/sync/v1/bank',
  photo: '/sync/v1/photo',
  takenPhoto: '/sync/v1/taken-photo',
  own: '/sync/v1/own',
} as const;

/** Ed25519, 64 bytes, base64. */
export const Signature = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);
/** Ed25519 public key, SPKI DER (44 bytes), base64. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9+/]{59}=$/);

export const Head = z.object({ epoch: z.int().nonnegative(), seq: z.int().nonnegative(), hash: Hash });

const protocol = z.int().positive();

/** Which centre answers, and since which restore: a till that meets another one reads the catalogue anew. */
const Centre = z.string().min(1).max(60);

/**
 * A push is text, one JSON value a line (NDJSON), gzipped or plain: this header, then each entry's canonical text exactly as
 * it was hashed. The chain makes one signature enough: the head's proves every entry before it.
 */
export const PushHeader = z.object({
  protocol,
  device: DeviceId,
  /** The head the batch follows: the last entry the till knows the centre to have. */
  after: Head,
  count: z.int().positive().max(BATCH_ENTRIES),
  /** The batch's last entry, with the till's signature over the 32 bytes of its hash. */
  head: Head.extend({ sig: Signature }),
});
export type PushHeader = z.infer<typeof PushHeader>;

/** Beside `revoked`: another machine has this till's number now. Left out by a centre of before machines were replaced. */
const replaced = z.literal(true).optional();

/** The centre's word on a push. HTTP 200 for each: all of them tell the till how to go on. */
export const PushReply = z.discriminatedUnion('answer', [
  /** The batch is durable at the centre, now or from before. */
  z.object({ answer: z.literal('stored'), centre: Centre, acknowledged: Head }),
  /** The batch does not begin where the centre ends (lost, or restored from a backup): send from there. */
  z.object({ answer: z.literal('gap'), centre: Centre, acknowledged: Head }),
  /** Same seq, other hash: both branches are kept, the office decides, the till goes on selling. */
  z.object({ answer: z.literal('fork'), centre: Centre, acknowledged: Head, seq: z.int().positive() }),
  z.object({
    answer: z.literal('refused'),
    why: z.enum(['unknown-device', 'revoked', 'malformed', 'broken-chain', 'bad-signature', 'protocol']),
    replaced,
  }),
]);
export type PushReply = z.infer<typeof PushReply>;

/** Neither a NUL nor half a surrogate pair: no column of text can hold them. */
const Word = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'), 'text that can be stored');

/** How the machine does that a till runs on. Printers go by the names they have there. */
export const TillHealth = z.object({
  printers: z.array(z.object({ name: Word.max(100), state: Word.max(20) })).max(100),
  /** Bytes left on the disk that the journal lies on; null where the machine does not say. */
  freeBytes: z.int().nonnegative().nullable(),
  /** When the newest backup was made that proved whole; null where the till knows of none. */
  backedUpAt: Instant.nullable(),
  /** Where its journal ends: of a journal that forked this says which of the histories speaks. */
  head: Head,
});
export type TillHealth = z.infer<typeof TillHealth>;

/** What a till says of itself with every pull. Nothing personal. */
export const TillReport = z.object({
  version: Word.max(40),
  /** The till's clock when it asked. */
  at: Instant,
  unsent: z.int().nonnegative(),
  oldestUnsentAt: Instant.nullable(),
  printer: Word.max(20),
  /** Absent from tills of before the office watched over machines. */
  health: TillHealth.optional(),
});
export type TillReport = z.infer<typeof TillReport>;

/** Where a till stands in the feed; `centre` empty and n 0 before the first pull. */
export const FeedCursor = z.object({ centre: z.string().max(60), n: z.int().nonnegative() });
export type FeedCursor = z.infer<typeof FeedCursor>;

/**
 * Where a till stands in the stock feed of an outlet, and the kinds of row it can read. The numbers are that outlet's: a till that
 * comes from another begins anew.
 */
export const StockCursor = FeedCursor.extend({
  outlet: z.string().max(40),
  kinds: z.array(Word.max(40)).max(100),
});
export type StockCursor = z.infer<typeof StockCursor>;

/** JSON, signed by the till: header `quay-signature` carries Ed25519 over SHA-256 of the body's bytes, base64. */
export const PullRequest = z.object({
  protocol,
  device: DeviceId,
  cursor: FeedCursor,
  report: TillReport,
  /**
   * The kinds of change the till can read; it is told no other. Absent from tills of before there were promotions. A till
   * that learns a kind begins again at 0, because its cursor has passed what it was not told.
   */
  kinds: z.array(Word.max(40)).max(100).optional(),
  /** Present where the till reads its outlet's stock feed. */
  stock: StockCursor.optional(),
});
export type PullRequest = z.infer<typeof PullRequest>;

export const SIGNATURE_HEADER = 'quay-signature';

/** At most this many changes in one bundle; `more` says that another waits. */
export const BUNDLE_CHANGES = 5_000;

/** Another till of the outlet, and how far the rows up to this page's end tell of it. */
export const NeighbourTill = z.object({
  device: DeviceId,
  till: z.int().positive(),
  /** By its own clock: everything it did up to then is counted. Null where nothing is known. */
  upTo: Instant.nullable(),
});
export type NeighbourTill = z.infer<typeof NeighbourTill>;

/** Rows of one bundle's stock page are at most as many. */
export const StockPage = z.object({
  /** Whose stock it is, and whose numbers `after` and `upTo` are. */
  outlet: OutletId,
  /** As of the catalogue: 0 = a snapshot's first page; what the snapshot does not tell goes with its last page. */
  after: z.int().nonnegative(),
  upTo: z.int().nonnegative(),
  more: z.boolean(),
  rows: z.array(StockRow).max(BUNDLE_CHANGES),
  /** The outlet's other tills, all of them; absent where the centre is of before there were stock counts. */
  tills: z.array(NeighbourTill).max(1_000).optional(),
});
export type StockPage = z.infer<typeof StockPage>;

/**
 * The answer to a pull, line 1 of two; line 2 is `{"sig":"…"}`, the centre's Ed25519 over SHA-256 of line 1's
 * bytes. So the same two lines may travel by file.
 */
export const Bundle = z.object({
  protocol,
  centre: Centre,
  /** The cursor it follows. 0 = a snapshot's first page; what the snapshot does not tell goes with its last page. */
  after: z.int().nonnegative(),
  /** The cursor once it is applied. */
  upTo: z.int().nonnegative(),
  more: z.boolean(),
  changes: z.array(CatalogueChange).max(BUNDLE_CHANGES),
  /** The centre's head for this till, so that both sides always know where they stand. */
  acknowledged: Head,
  /** True while the centre keeps this till's entries apart because its journal forked. */
  quarantined: z.boolean(),
  at: Instant,
  /** Absent where the till did not ask for it, or the centre is of before there was stock. */
  stock: StockPage.optional(),
});
export type Bundle = z.infer<typeof Bundle>;
export const BundleSignature = z.object({ sig: Signature });

export const PullRefusal = z.object({
  answer: z.literal('refused'),
  why: z.enum(['unknown-device', 'revoked', 'malformed', 'bad-signature', 'protocol']),
  replaced,
});

/** A bill as a transfer's text names it. */
export const Bill = z.string().regex(/^[0-9A-Z]{1,25}$/);

/**
 * What came of a transfer, asked every few seconds while its VietQR code is on a till's screen. JSON, signed by the till as a
 * pull is. A centre that does not know the path yet answers 404, and the cashier confirms as ever.
 */
export const BankAsk = z.object({ protocol, device: DeviceId, bill: Bill, at: Instant });
export type BankAsk = z.infer<typeof BankAsk>;

/**
 * The answer, line 1 of two, signed by the centre in line 2 as a bundle is: it is worth money. A refusal has one line. It
 * says nothing of who paid.
 */
export const BankReply = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('received'),
    protocol,
    centre: Centre,
    device: DeviceId,
    bill: Bill,
    /** All the bank's notices of this bill together; 0 where there are none. */
    received: Dong.refine((amount) => amount >= 0),
    at: Instant,
  }),
  z.object({
    answer: z.literal('refused'),
    /** `not-your-bill`: it is of another till, or of none. */
    why: z.enum(['unknown-device', 'revoked', 'malformed', 'bad-signature', 'protocol', 'not-your-bill']),
  }),
]);
export type BankReply = z.infer<typeof BankReply>;

/**
 * A photograph that a bundle named by its hash. JSON, signed by the till as a pull is. The answer is its bytes from `from` on,
 * `application/octet-stream`, without a signature: the hash proves them. Whatever else is a refusal, in JSON.
 */
export const PhotoAsk = z.object({
  protocol,
  device: DeviceId,
  hash: Hash,
  /** How many of its bytes the till has already: a line that broke off is gone on from there. */
  from: z.int().nonnegative().max(PHOTO_BYTES),
});
export type PhotoAsk = z.infer<typeof PhotoAsk>;

export const PhotoRefusal = z.object({
  answer: z.literal('refused'),
  why: z.enum(['unknown-device', 'revoked', 'malformed', 'bad-signature', 'protocol', 'no-such-photo']),
});
export type PhotoRefusal = z.infer<typeof PhotoRefusal>;

/**
 * A photograph that an entry of this till names by its hash, sent once the centre has the entry. JSON, signed by the till as a pull is.
 * Sent twice it is stored once. A centre that does not know the path yet answers 404, and the till keeps it.
 */
export const TakenPhotoBrought = z.object({
  protocol,
  device: DeviceId,
  /** The entry that names it. */
  seq: z.int().positive(),
  hash: Hash,
  content: TakenContent,
});
export type TakenPhotoBrought = z.infer<typeof TakenPhotoBrought>;

export const TakenPhotoReply = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('stored') }),
  z.object({
    answer: z.literal('refused'),
    /** `no-such-entry`: the centre has none of this number that names it, perhaps yet. `not-a-photo`: never will it be taken. */
    why: z.enum([
      'unknown-device',
      'revoked',
      'malformed',
      'bad-signature',
      'protocol',
      'no-such-entry',
      'not-a-photo',
    ]),
  }),
]);
export type TakenPhotoReply = z.infer<typeof TakenPhotoReply>;

/**
 * A till that lost entries asks for its own: those after `after`, at most `most` of them; with 0 only where the centre stands.
 * JSON, signed by the till as a pull is. A centre that does not know the path yet answers 404.
 */
export const OwnAsk = z.object({
  protocol,
  device: DeviceId,
  after: z.int().nonnegative(),
  most: z.int().nonnegative().max(BATCH_ENTRIES),
});
export type OwnAsk = z.infer<typeof OwnAsk>;

/**
 * Line 1 of the answer; each further line is the canonical text of an entry, as it was hashed. They prove themselves: the chain
 * leads to `acknowledged`, and `sig` is the till's own signature of that.
 */
export const OwnReply = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('own'),
    centre: Centre,
    acknowledged: Head,
    /** Of the head; absent where there is none yet. */
    sig: Signature.optional(),
    count: z.int().nonnegative().max(BATCH_ENTRIES),
  }),
  z.object({
    answer: z.literal('refused'),
    why: z.enum(['unknown-device', 'revoked', 'malformed', 'bad-signature', 'protocol']),
  }),
]);
export type OwnReply = z.infer<typeof OwnReply>;

/** The till makes its id and key before it asks, so asking again after a lost reply gives the same answer. */
export const EnrolRequest = z.object({
  protocol,
  /** As the office showed it; case, spaces and dashes do not matter. */
  code: z.string().min(4).max(40),
  device: DeviceId,
  publicKey: PublicKey,
  /** It can begin in an epoch that it is told: without this no code puts it in another machine's place. */
  mayReplace: z.literal(true).optional(),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

export const EnrolReply = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('enrolled'),
    centre: Centre,
    /** Signs every bundle. */
    centreKey: PublicKey,
    outlet: Outlet,
    till: z.int().positive(),
    /** Present where it takes another machine's place: its journal begins with these. */
    replaces: ReplacedTill.optional(),
    epoch: z.int().positive().optional(),
  }),
  z.object({
    answer: z.literal('refused'),
    /** `device-known`: we hold entries of this device, or it is a till elsewhere; ask with a new key, the code is still good. */
    why: z.enum(['wrong-code', 'expired', 'used', 'too-many-tries', 'protocol', 'malformed', 'device-known']),
  }),
]);
export type EnrolReply = z.infer<typeof EnrolReply>;

/** An enrolment code as typed → as compared: Crockford's base 32, where O is 0 and I, L are 1. */
export function normaliseEnrolCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
