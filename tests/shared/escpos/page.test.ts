import * as fc from 'fast-check';
import { describe, expect, it, type TestContext } from 'vitest';
import { slipJob } from '../../../src/shared/escpos/job.ts';
import { pageFor } from '../../../src/shared/escpos/page/pages.ts';
import { writable } from '../../../src/shared/escpos/page/writable.ts';
import { type EscposProfile, type Form, usualProfile } from '../../../src/shared/printer/profile.ts';
import { SLIP_ALPHABET, VIETNAMESE_LETTERS } from '../../../src/shared/slip/alphabet.ts';
import { type Slip, text } from '../../../src/shared/slip/slip.ts';
import { byIconv, CHARSETS } from '../../support/interpreter/charsets.ts';
import { atlasOfTests, interpret } from '../../support/slipInterpreter.ts';

type NativeForm = Extract<Form, { kind: 'native' }>;

const FORMS = {
  'TCVN-3 on two pages': { kind: 'native', encoding: 'tcvn3', page: 30, upperPage: 31 },
  'TCVN-3 on one page': { kind: 'native', encoding: 'tcvn3', page: 27 },
  'Windows-1258': { kind: 'native', encoding: 'cp1258', page: 52 },
  VISCII: { kind: 'native', encoding: 'viscii', page: 51 },
} as const satisfies Record<string, NativeForm>;

const forms = Object.entries(FORMS);

function jobOf(slip: Slip, form: NativeForm, profile: EscposProfile = usualProfile): Uint8Array {
  return slipJob(
    slip,
    { profile: { ...profile, form }, atlas: atlasOfTests() },
    { processId: 'A001', afterTrouble: false },
  );
}

/** What the paper says, as a printer with that page reads it. */
function readBack(words: string, form: NativeForm): string {
  const { letterRows, strays } = interpret(jobOf([text(words)], form));
  expect(strays).toEqual([]);
  return letterRows.map((row) => row.text).join(' ');
}

/** The bytes between the set-up and the line feed, without the changes of page. */
function lettersIn(job: Uint8Array): Uint8Array {
  const bytes = [...job.subarray(10, job.indexOf(0x0a))];
  for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b)) bytes.splice(at, 3);
  return Uint8Array.from(bytes);
}

const LACKING = {
  'TCVN-3 on two pages': [],
  'TCVN-3 on one page': VIETNAMESE_LETTERS.filter(
    (letter) => letter !== letter.toLowerCase() && letter > '\u007f' && !'ĂÂÊÔƠƯĐ'.includes(letter),
  ),
  'Windows-1258': [],
  VISCII: Array.from('ẲẴẪỶỸỴ'),
} as const satisfies Record<keyof typeof FORMS, readonly string[]>;

const DECODABLE = [
  ['CP1258', FORMS['Windows-1258']],
  ['VISCII', FORMS.VISCII],
  ['TCVN5712-1', FORMS['TCVN-3 on one page']],
  ['TCVN5712-1', FORMS['TCVN-3 on two pages']],
] as const;

const hasIconv = byIconv('CP1258', Uint8Array.of(0x41)) !== undefined;

function loudSkip(context: TestContext): void {
  console.warn('SKIPPED: no iconv on this machine; letters are read back by the tables of the tests alone');
  context.skip();
}

function lines(words: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(words.flatMap((word) => [...word, 0x0a]));
}

describe('letters of the printer’s own', () => {
  it.each(forms)(
    '%s: all 146 Vietnamese letters are read back, and what it lacks as its small letter',
    (name, form) => {
      const lacking: readonly string[] = LACKING[name as keyof typeof FORMS];
      for (const letter of VIETNAMESE_LETTERS) {
        const expected = lacking.includes(letter) ? letter.toLowerCase() : letter;
        expect(readBack(letter, form), letter).toBe(expected);
      }
      expect(VIETNAMESE_LETTERS).toHaveLength(146);
    },
  );

  it.each(forms)('%s: a letter takes one column, whatever its bytes', (_, form) => {
    const words = `${VIETNAMESE_LETTERS.slice(0, 47).join('')}|`;
    const [row] = interpret(jobOf([text(words)], form)).letterRows;
    expect(row?.columns).toBe(48);
    expect(row?.text).toBe(words);
  });

  it.each(forms)('%s: no letter is a control character, and none is lost', (_, form) => {
    const words = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...SLIP_ALPHABET),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary-ascii' }),
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, (anything) => {
        const job = jobOf([text(anything)], form);
        // No command of such a job has a DLE in it, so that one could only come from its words.
        expect(job.includes(0x10)).toBe(false);
        const { strays, letterRows } = interpret(job);
        expect(strays).toEqual([]);
        const meant = writable(anything, pageFor(form)).replaceAll(/[\s\p{Cc}]/gu, '');
        expect(
          letterRows
            .map((row) => row.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(meant);
      }),
      { numRuns: 150 },
    );
  });

  it('are found by glibc, too: what stands in the bytes is no reading of ours', (context) => {
    if (!hasIconv) return loudSkip(context);
    for (const [charset, form] of DECODABLE) {
      const read = byIconv(charset, lines(VIETNAMESE_LETTERS.map((letter) => lettersIn(jobOf([text(letter)], form)))));
      const letters = read?.normalize('NFC').split('\n') ?? [];
      for (const [at, letter] of VIETNAMESE_LETTERS.entries()) {
        // On a page of capitals glibc reads the small letter that stands there on the other page.
        expect([letter, letter.toLowerCase()], `${charset} ${letter}`).toContain(letters[at]);
      }
    }
  });

  it('are decoded by tables that are glibc’s', (context) => {
    if (!hasIconv) return loudSkip(context);
    for (const [charset, table] of Object.entries(CHARSETS)) {
      const there = Array.from(table, (letter, at) => ({ letter, byte: 0x80 + at })).filter(
        ({ letter }) => letter !== '\uFFFD',
      );
      const read = byIconv(charset as keyof typeof CHARSETS, lines(there.map(({ byte }) => Uint8Array.of(byte))));
      expect(read, charset).toBe(there.map(({ letter }) => `${letter}\n`).join(''));
    }
  });
});

describe('signs that a page has not', () => {
  it.each(forms)('%s: come out as something to be read', (_, form) => {
    const page = pageFor(form);
    expect(readBack('50.000 ₫', form)).toMatch(/^50\.000 [₫đ]$/);
    expect(readBack('★★★★ OCOP 4 sao · HTX', form)).toMatch(/^\*{4} OCOP 4 sao [·-] HTX$/);
    expect(readBack('−1.000', form)).toBe('-1.000');
    expect(readBack('2 × 3', form)).toMatch(/^2 [×x] 3$/);
    expect(readBack('“Tôm” – ‘Cá’…', form)).toMatch(/^["“]Tôm["”] [–-] ['‘]Cá['’](?:…|\.\.\.)$/);
    expect(writable('中文 😀', page)).toBe('?? ?');
    expect(writable('Ñandú', page)).toBe('Nandú');
  });
});
