import { foldedWords } from '../fold.ts';

/** The quiet drawing and ground of a tile: same shelf, same look, so that the eye finds it without reading. */
export type Look = {
  readonly motif: 'waves' | 'grains' | 'leaves' | 'rice' | 'drops' | 'nest' | 'weave' | 'rings';
  readonly tint: 'sea' | 'leaf' | 'sand' | 'coral' | 'lilac' | 'lagoon' | 'honey' | 'clay';
};

/** Words of a category's name, folded, in the order they are tried. */
const KNOWN: readonly (readonly [readonly string[], Look])[] = [
  [['mam'], { motif: 'drops', tint: 'coral' }],
  [['tom', 'cua', 'muc', 'ruoc'], { motif: 'waves', tint: 'coral' }],
  [['ca', 'thuy', 'hai', 'kho', 'lanh'], { motif: 'waves', tint: 'sea' }],
  [['muoi', 'gia'], { motif: 'grains', tint: 'lagoon' }],
  [['yen'], { motif: 'nest', tint: 'clay' }],
  [['mat', 'ong', 'duong'], { motif: 'nest', tint: 'honey' }],
  [['banh', 'bot', 'keo'], { motif: 'rings', tint: 'honey' }],
  [['gao', 'ngu', 'lua'], { motif: 'rice', tint: 'sand' }],
  [['ruou', 'con', 'bia'], { motif: 'drops', tint: 'lilac' }],
  [['uong', 'tra', 'nuoc'], { motif: 'drops', tint: 'lagoon' }],
  [['rau', 'nong', 'trai', 'qua', 'la', 'duoc', 'thao'], { motif: 'leaves', tint: 'leaf' }],
  [['thu', 'my', 'dan', 'det', 'luu'], { motif: 'weave', tint: 'sand' }],
  [['thit', 'cha', 'gio'], { motif: 'rings', tint: 'clay' }],
];

const MOTIFS = ['waves', 'grains', 'leaves', 'rice', 'drops', 'nest', 'weave', 'rings'] as const;
const TINTS = ['sea', 'leaf', 'sand', 'coral', 'lilac', 'lagoon', 'honey', 'clay'] as const;

const looks = new Map<string, Look>();

/** A known shelf by its words; any other by its letters, so that it at least never changes. */
export function lookOf(category: string): Look {
  const found = looks.get(category) ?? decide(category);
  looks.set(category, found);
  return found;
}

function decide(category: string): Look {
  const words = new Set(foldedWords(category));
  const known = KNOWN.find(([names]) => names.some((name) => words.has(name)));
  if (known) return known[1];
  let sum = 7;
  for (const letter of category) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 4_093;
  return { motif: MOTIFS[sum % 8] ?? 'waves', tint: TINTS[Math.floor(sum / 8) % 8] ?? 'sand' };
}
