import { gtinKey } from '../barcode/gtin.ts';

/** A code that one frame shows, as a scanner would send it. */
export type Seen = {
  /** Symbology identifier, ISO/IEC 15424. */
  readonly id: string;
  readonly value: string;
};

/** What the last moments showed; begins as `NOTHING_SEEN`. */
export type Watch = {
  readonly sightings: readonly Sighting[];
  readonly accepted: readonly Accepted[];
};

type Sighting = {
  readonly key: string;
  readonly kind: Kind;
  /** ms, monotonic */
  readonly at: number;
  /** Not counted for its code, only against others: the frame showed two. */
  readonly crowded: boolean;
};

type Accepted = { readonly key: string; readonly kind: Kind; readonly at: number; readonly lastSeenAt: number };

/** Numbers on goods, which come with one check digit; and everything else, which comes with better. */
type Kind = 'number' | 'eight' | 'other';

export const NOTHING_SEEN: Watch = { sightings: [], accepted: [] };

/** ms within which equal reads must come, and no other. */
const AGREE_WITHIN = 1_000;
/** ms after a code was accepted in which it is not accepted again, whatever happens. */
const AGAIN_AFTER = 1_500;
/** ms a code must not have been seen to have left the picture. */
const GONE_AFTER = 1_000;

/** Frames that must show a code: measured, two leave one wrong number in some thousand reads of eight digits, none of more. */
const EQUAL = 2;
const EQUAL_OF_EIGHT = 4;
/** Where another code was there a moment ago: what leaves the picture is read badly. */
const EQUAL_AFTER_ANOTHER = 3;

/**
 * Takes in what a frame showed. A code is accepted when two frames within a second show it, with a valid check digit, and no
 * frame of that second shows another; it is accepted once, until it has left the picture.
 * @param at ms, monotonic
 * @returns what to remember, and the code to hand on, if any
 */
export function watchFrame(before: Watch, seen: readonly Seen[], at: number): readonly [Watch, Seen | undefined] {
  const valid = meant(seen);
  const fresh = valid.map(({ key, kind }) => ({ key, kind, at, crowded: valid.length > 1 }));
  const sightings = [...before.sightings.filter((one) => at - one.at <= AGREE_WITHIN), ...fresh];
  const accepted = before.accepted
    .map((one) => (fresh.some(({ key }) => key === one.key) ? { ...one, lastSeenAt: at } : one))
    .filter((one) => at - one.lastSeenAt < GONE_AFTER || at - one.at < AGAIN_AFTER);
  const [only] = valid;
  if (!only || valid.length > 1 || !isAgreed(only, sightings, accepted)) return [{ sightings, accepted }, undefined];
  const { key, kind, seen: code } = only;
  return [{ sightings, accepted: [...accepted, { key, kind, at, lastSeenAt: at }] }, code];
}

/** Whether a frame shows one code, and that was handed on: until something else is seen there is no hurry to look again. */
export function showsNothingNew({ accepted }: Watch, seen: readonly Seen[]): boolean {
  const [only, ...more] = meant(seen);
  return only !== undefined && more.length === 0 && accepted.some(({ key }) => key === only.key);
}

type Meant = { readonly key: string; readonly kind: Kind; readonly seen: Seen };

/** Each code once, in whatever spelling; beside a number on goods nothing else is meant: packs carry links, too. */
function meant(seen: readonly Seen[]): readonly Meant[] {
  const known = new Map<string, Meant>();
  for (const one of seen) {
    const kind = kindOf(one);
    const key = kind === 'other' ? `${one.id}${one.value}` : gtinKey(one.value);
    if (key !== undefined && one.value !== '') known.set(key, { key, kind, seen: one });
  }
  const all = [...known.values()];
  const numbers = all.filter(({ kind }) => kind !== 'other');
  return numbers.length > 0 ? numbers : all;
}

function kindOf({ id, value }: Seen): Kind {
  if (id === ']E4') return 'eight';
  return id === ']E0' || /^\d{12,14}$/.test(value) ? 'number' : 'other';
}

function isAgreed({ key, kind }: Meant, sightings: readonly Sighting[], accepted: readonly Accepted[]): boolean {
  if (accepted.some((one) => one.key === key)) return false;
  const mine = sightings.filter((one) => one.key === key && !one.crowded);
  const others = sightings.filter((one) => one.key !== key && speaksAgainst(one.kind, kind));
  const wanted = kind === 'eight' ? EQUAL_OF_EIGHT : others.length > 0 ? EQUAL_AFTER_ANOTHER : EQUAL;
  return mine.length >= wanted && others.every((other) => hasPassed(other, mine, accepted));
}

/** A link beside a number was passed over already; a number before a link may be on the same pack. */
function speaksAgainst(theirs: Kind, mine: Kind): boolean {
  return mine === 'other' || theirs !== 'other';
}

/** What was accepted and not seen since this one came: the product before. */
function hasPassed(other: Sighting, mine: readonly Sighting[], accepted: readonly Accepted[]): boolean {
  const first = mine[0]?.at ?? 0;
  return !other.crowded && other.at < first && accepted.some(({ key }) => key === other.key);
}
