import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipPng } from '../../../src/main/devices/printer/png.ts';
import { slipQr } from '../../../src/main/slipQr.ts';
import { mintInternalCode } from '../../../src/shared/barcode/internal.ts';
import { drawerJob, type Printing, slipBitmap, slipJob } from '../../../src/shared/escpos/job.ts';
import { Hash } from '../../../src/shared/journal/entry.ts';
import { type EscposProfile, usualProfile } from '../../../src/shared/printer/profile.ts';
import type { Bitmap } from '../../../src/shared/slip/bitmap.ts';
import { saleSlip } from '../../../src/shared/slip/saleSlip.ts';
import { barcode, centred, image, pair, qr, rule, type Slip, text } from '../../../src/shared/slip/slip.ts';
import { aSale } from '../../support/aSale.ts';
import { MORNING, showroom } from '../../support/counter.ts';
import { readByZbar, readCodes } from '../../support/readQr.ts';
import { atlasOfTests, dotAt, interpret, readRows } from '../../support/slipInterpreter.ts';

const atlas = atlasOfTests();
const options = { processId: 'A001', afterTrouble: false } as const;
const code = slipQr('BL01-2-000123', Hash.parse('9f86d081'.repeat(8)));
const DIGITS = mintInternalCode(42);

const WIDTHS = [
  { columns: 32, dots: 384 },
  { columns: 42, dots: 504 },
  { columns: 48, dots: 576 },
] as const;

const FORMS = [
  { kind: 'raster' },
  { kind: 'native', encoding: 'tcvn3', page: 30, upperPage: 31 },
  { kind: 'native', encoding: 'cp1258', page: 52 },
] as const;

const DRAWN = ['native', 'raster'] as const;

function profileOf(width: (typeof WIDTHS)[number], form: EscposProfile['form'], drawn: EscposProfile['qr']) {
  return { ...usualProfile, ...width, form, qr: drawn, barcode: drawn };
}

/** Every way a slip can be printed; of the pages the two that differ most (page.test.ts has them all). */
const profiles: readonly EscposProfile[] = WIDTHS.flatMap((width) =>
  FORMS.flatMap((form) => DRAWN.map((drawn) => profileOf(width, form, drawn))),
);
const named = profiles.map((profile) => [nameOf(profile), profile] as const);

function nameOf({ dots, form, qr: drawn }: EscposProfile): string {
  return `${dots} dots, ${form.kind === 'raster' ? 'raster' : `${form.encoding} ${form.page}`}, codes ${drawn}`;
}

function printingOf(profile: EscposProfile, logo?: Bitmap): Printing {
  return { profile, atlas, logo };
}

const aSlip: Slip = [
  ...saleSlip(aSale(), { outlet: showroom, at: MORNING, till: 2, copy: 1, demoPrices: true, code }),
  barcode(DIGITS),
];

const BOLD = { bold: true, high: false, wide: false };

describe('a slip on any printer', () => {
  it.each(named)('%s: says the same on paper and on the screen, row for row', (_, profile) => {
    const { bitmap, letterRows, strays } = interpret(slipJob(aSlip, printingOf(profile), options), profile.dots);
    expect(strays).toEqual([]);
    const onScreen = readRows(slipBitmap(aSlip, printingOf(profile)), atlas);
    expect(readRows(bitmap, atlas).filter((row) => !/^[- ]+$/.test(row))).toEqual(onScreen);
    expect(onScreen.length).toBeGreaterThan(20);
    if (profile.form.kind === 'raster') expect(letterRows).toEqual([]);
    for (const row of letterRows) expect(row.columns, row.text).toBeLessThanOrEqual(profile.columns);
  });

  it.each(named.filter(([, { form, qr: drawn }]) => form.kind === 'raster' && drawn === 'raster'))(
    '%s: equals the screen dot for dot',
    (_, profile) => {
      const shown = slipBitmap(aSlip, printingOf(profile));
      const { bitmap } = interpret(slipJob(aSlip, printingOf(profile), options), profile.dots);
      // Under the slip is the paper that is fed to the blade.
      expect(Buffer.compare(bitmap.dots.subarray(0, shown.dots.length), shown.dots)).toBe(0);
      expect(bitmap.dots.subarray(shown.dots.length).some((byte) => byte !== 0)).toBe(false);
    },
  );

  it.each(named.filter(([, { dots }]) => dots !== 504))(
    '%s: its codes are read off the paper by other makers’ readers',
    async (_, profile) => {
      const { bitmap, codes } = interpret(slipJob(aSlip, printingOf(profile), options), profile.dots);
      const png = slipPng(bitmap);
      const meant = [DIGITS, code.text];
      expect(await readCodes(png)).toEqual(meant);
      const byZbar = readByZbar(png);
      if (byZbar) expect(byZbar).toEqual(meant);
      else console.warn('SKIPPED: no zbarimg on this machine; codes were read back by zxing alone');
      const ownCodes = profile.qr === 'native';
      expect(codes.map((one) => one.text)).toEqual(ownCodes ? [code.text, DIGITS] : []);
    },
  );

  it('comes out whole in letters, too, after a job that was cut off anywhere', () => {
    const profile: EscposProfile = { ...usualProfile, form: FORMS[1], qr: 'native', barcode: 'native' };
    const whole = slipJob(aSlip, printingOf(profile), options);
    const next = slipJob(aSlip, printingOf(profile), { ...options, processId: 'A002', afterTrouble: true });
    const meant = interpret(whole).letterRows;
    for (let cutOff = 1; cutOff < whole.length; cutOff += 41) {
      const { letterRows, codes, questions } = interpret(Uint8Array.from([...whole.subarray(0, cutOff), ...next]));
      expect(letterRows.slice(-meant.length), `cut off after ${cutOff} bytes`).toEqual(meant);
      expect(codes.slice(-2).map(({ text: said }) => said)).toEqual([code.text, DIGITS]);
      expect(questions.at(-2)).toEqual({ kind: 'process', id: 'A002' });
    }
  });

  it('is sent a QR code as a picture where nobody knows what it says', async () => {
    const profile: EscposProfile = { ...usualProfile, form: FORMS[1], qr: 'native' };
    const { bitmap, codes } = interpret(slipJob([{ kind: 'qr', rows: code.rows }], printingOf(profile), options));
    expect(codes).toEqual([]);
    expect(await readCodes(slipPng(bitmap))).toEqual([code.text]);
  });

  it('has two-byte letters switched off before the first of its own', () => {
    const job = slipJob([text('ơ')], printingOf({ ...usualProfile, form: FORMS[1] }), options);
    expect([...job.subarray(0, 4)]).toEqual([0x1b, 0x40, 0x1c, 0x2e]);
  });

  it('prints bold and large letters of its own as that', () => {
    const slip = [text('Tôm', { face: 'bold' }), pair('TỔNG', '5.000 ₫', { face: 'large', rightFace: 'bold' })];
    const { letterRows } = interpret(slipJob(slip, printingOf({ ...usualProfile, form: FORMS[1] }), options));
    expect(letterRows[0]).toMatchObject({
      text: 'Tôm',
      styles: [BOLD, BOLD, BOLD],
    });
    const [total, gap, sum] = [0, 4, -1].map((at) => letterRows[1]?.styles.at(at));
    expect(total).toEqual({ bold: true, high: true, wide: true });
    expect(gap).toEqual({ bold: false, high: false, wide: false });
    expect(sum).toEqual(BOLD);
    expect(letterRows[1]?.columns).toBe(48);
  });
});

/** A picture of noise: what a logo must not become, and what spells most commands. */
const noise = fc
  .record({ width: fc.integer({ min: 1, max: 600 }), height: fc.integer({ min: 1, max: 60 }) })
  .chain(({ width, height }) => {
    const length = Math.ceil(width / 8) * height;
    const byte = fc.constantFrom(0x00, 0x10, 0x10, 0x04, 0x05, 0x14, 0xff);
    return fc.array(byte, { minLength: length, maxLength: length, size: 'max' }).map((bytes) => {
      const dots = Uint8Array.from(bytes);
      // What lies beyond the width of a picture is white.
      const over = Math.ceil(width / 8) * 8 - width;
      for (let at = Math.ceil(width / 8) - 1; at < dots.length; at += Math.ceil(width / 8)) {
        dots[at] = ((dots[at] ?? 0) >> over) << over;
      }
      return { width, height, dots };
    });
  });

describe('the shop’s logo', () => {
  it('stands in the middle at the head, on paper of every width and in either way of writing', () => {
    const logo: Bitmap = { width: 32, height: 2, dots: Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x80, 0, 0, 0x01) };
    for (const profile of profiles) {
      const { bitmap } = interpret(slipJob([text('Chè')], printingOf(profile, logo), options), profile.dots);
      // At the edge of a byte, so up to 7 dots from the very middle.
      const left = Math.floor((profile.dots - 32) / 16) * 8;
      const row = Array.from({ length: profile.dots }, (_, x) => dotAt(bitmap, x, 0));
      expect(row.indexOf(1), nameOf(profile)).toBe(left);
      expect(row.lastIndexOf(1)).toBe(left + 31);
      expect([dotAt(bitmap, left, 1), dotAt(bitmap, left + 1, 1), dotAt(bitmap, left + 31, 1)]).toEqual([1, 0, 1]);
    }
  });

  it('is made smaller where the paper is narrower, and keeps its form', () => {
    const wide: Bitmap = { width: 576, height: 96, dots: new Uint8Array(72 * 96).fill(0xff) };
    const { bitmap } = interpret(
      slipJob([], printingOf({ ...usualProfile, columns: 32, dots: 384 }, wide), options),
      384,
    );
    expect(Buffer.from(bitmap.dots.subarray(0, 48 * 64)).every((byte) => byte === 0xff)).toBe(true);
    expect(dotAt(bitmap, 0, 64)).toBe(0);
  });

  it('and all else that is drawn carries no real-time command, whatever its dots', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(...profiles), (picture, profile) => {
        const job = slipJob(
          [image(picture), centred('Cảm ơn'), rule(), qr(code)],
          printingOf(profile, picture),
          options,
        );
        for (const [at, byte] of job.entries()) {
          if (byte === 0x10) expect([0x04, 0x05, 0x14]).not.toContain(job[at + 1]);
        }
        const { strays, highestImage } = interpret(job, profile.dots);
        expect(strays).toEqual([]);
        expect(highestImage).toBeLessThanOrEqual(48);
      }),
      { numRuns: 60 },
    );
  });
});

function printed(profile: Partial<EscposProfile>, pulse = true) {
  return interpret(slipJob([text('Chè')], printingOf({ ...usualProfile, ...profile }), { ...options, pulse }));
}

function asked(done: EscposProfile['asks']['done']): string[] {
  return printed({ asks: { done, status: [] } }).questions.map(({ kind }) => kind);
}

describe('what hangs on a printer', () => {
  it('cuts as it can, or feeds the paper out to be torn off', () => {
    expect(printed({ cutter: 'partial' }).cutKinds).toEqual(['partial']);
    expect(printed({ cutter: 'full' }).cutKinds).toEqual(['full']);
    const torn = printed({ cutter: 'none' });
    expect(torn.cutKinds).toEqual([]);
    expect(torn.bitmap.height).toBe(30 + 4 * 30);
  });

  it('opens the drawer at its pin, and none where there is none', () => {
    expect(printed({ drawer: 'pin2' }).pins).toEqual([2]);
    expect(printed({ drawer: 'pin5' }).pins).toEqual([5]);
    expect(printed({ drawer: 'none' }).pins).toEqual([]);
    expect(printed({ drawer: 'pin5' }, false).pins).toEqual([]);
    const alone = interpret(drawerJob({ ...usualProfile, drawer: 'pin5' }, options));
    expect(alone).toMatchObject({ pins: [5], cuts: 0, bitmap: { height: 0 } });
  });

  it('is asked only what it answers', () => {
    expect(asked('either')).toEqual(['process', 'paper']);
    expect(asked('process')).toEqual(['process']);
    expect(asked('paper')).toEqual(['paper']);
    expect(asked('status')).toEqual([]);
    expect(asked('none')).toEqual([]);
  });
});
