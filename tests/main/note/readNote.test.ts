import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../../../src/central/office/import/zip.ts';
import { lotsOf } from '../../../src/main/db/stock.ts';
import { readNote } from '../../../src/main/note/readNote.ts';
import { draftNow, finishDraft, noteIntoDraft } from '../../../src/main/till/receiveDraft.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import type { NoteRow } from '../../../src/shared/stock/deliveryNote.ts';
import { fishermen, withBasket } from '../../support/aBasket.ts';
import { aDesk, done, driedShrimp, salt } from '../../support/aDesk.ts';
import { huongsHand } from '../../support/hands.ts';

const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));

const cells = (row: readonly string[], r: number) =>
  row.map((cell, at) => cell.replace('<c', `<c r="${'ABCDEFGHI'[at]}${r + 1}"`)).join('');

const content = (text: string) => new TextEncoder().encode(`<?xml version="1.0"?>${text}`);

/** A workbook of one sheet, as spreadsheet programs pack it; each cell as its XML. */
function workbook(rows: readonly (readonly string[])[], shared: readonly string[] = []): Uint8Array {
  const sheet = rows.map((row, r) => `<row r="${r + 1}">${cells(row, r)}</row>`).join('');
  return zipOf([
    { path: 'xl/worksheets/sheet1.xml', content: content(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`) },
    {
      path: 'xl/sharedStrings.xml',
      content: content(`<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`),
    },
  ]);
}

const says = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const number = (value: string) => `<c><v>${value}</v></c>`;

function rowsOf(bytes: Uint8Array): NoteRow[] {
  return done(readNote(bytes));
}

const HEADINGS = 'Mã vạch;Số lượng;Đơn vị;Số lô;Hạn dùng;Hoa hồng (%);Giá mua';

const ownedLot = (day: string, owner: string) => `2000000000015;2;gói;A1;${day};15;;${owner}`;

/** What becomes of a note at a desk. */
function noted(desk: ReturnType<typeof aDesk>, bytes: Uint8Array, skip = false) {
  return done(noteIntoDraft(desk, { id: draftNow(desk).draft.id, name: 'giao 117.csv', skip }, rowsOf(bytes)));
}

const whys = (result: ReturnType<typeof noted>) =>
  'faults' in result ? result.faults.map(({ row, column, why }) => [row, column, why]) : [];

const named = (name: string) => noted(aDesk(), csv('Tên hàng,SL', `${name},3`));

const reason = (bytes: Uint8Array) => {
  const read = readNote(bytes);
  return isRefusal(read) ? read.refused : read;
};

describe('a delivery note', () => {
  test('in CSV or XLSX, under Vietnamese or English headings, says the same', () => {
    const one = rowsOf(csv('Phiếu giao 117', HEADINGS, '2000000000015;24;gói;A1;31/12/2027;15;'));
    const other = rowsOf(
      workbook(
        [
          ['Barcode', 'Qty', 'Unit', 'Lot', 'Expiry date', 'Commission'].map(says),
          ['<c t="s"><v>0</v></c>', number('24'), says('gói'), says('A1'), number('46752'), number('15')],
        ],
        ['2000000000015'],
      ),
    );
    const taken = [one, other].map((rows) => {
      const desk = aDesk();
      const reply = done(noteIntoDraft(desk, { id: draftNow(desk).draft.id, name: 'n.csv', skip: false }, rows));
      return 'noted' in reply ? reply.noted.draft.lines : reply;
    });
    expect(taken[0]).toMatchObject([
      { product: salt.id, quantity: 24_000, code: 'A1', expires: '2027-12-31', terms: { perMille: 150 } },
    ]);
    expect(taken[1]).toEqual(taken[0]);
  });

  test('fills the draft, which is then received like any other', () => {
    const desk = aDesk();
    noted(
      desk,
      csv(
        HEADINGS,
        '2000000000015;24;gói;A1;31/12/2027;15;',
        `${driedShrimp.id};5,257;kg;;;;480.000`,
        // The same lot again is more of it.
        '2000000000015;6;gói;A1;311227;15;',
        ';;;;;;',
      ),
    );
    const { draft } = draftNow(desk);
    expect(draft).toMatchObject({
      note: 'giao 117',
      lines: [
        { quantity: 30_000, terms: { kind: 'consigned', perMille: 150 } },
        { quantity: 5_257, terms: { kind: 'bought', cost: 480_000 }, expires: null },
      ],
    });
    expect(finishDraft(desk, draftNow(desk).draft, huongsHand)).toEqual({ refused: 'draft-unfinished' });
  });

  test('with anything wrong is refused row by row, and nothing of it is taken', () => {
    const desk = aDesk();
    const bad = csv(
      HEADINGS,
      '2000000000015;24;gói;A1;31/12/2027;15;',
      '2000000009995;24;gói;A1;31/12/2027;15;',
      '2000000000015;-5;gói;A1;31/12/2027;15;',
      '2000000000015;2,5;gói;A1;31/12/2027;15;',
      '2000000000015;5;thùng;A1;31/12/2027;15;',
      '2000000000015;5;gói;A1;31/12/2025;15;',
      '2000000000015;5;gói;A1;31/12/2127;15;',
      '2000000000015;5;gói;A1;31/13/2027;15;',
      '2000000000015;=2+3;gói;A1;31/12/2027;15;',
      '2000000000015;5;gói;A1;31/12/2027;150;',
      '2000000000015;5;gói;A1;31/12/2027;;mười nghìn',
      '2000000000015;;gói;A1;31/12/2027;15;',
      '2000000000015;99999999;gói;A1;31/12/2027;15;',
      `${driedShrimp.id};1.250;kg;;;;480.000`,
      '2000000000015;5;gói;4111 1111 1111 1111;31/12/2027;15;',
    );
    expect(whys(noted(desk, bad))).toEqual([
      [3, 'Mã vạch', 'unknown-product'],
      [4, 'Số lượng', 'negative'],
      [5, 'Số lượng', 'not-weighed'],
      [6, 'Đơn vị', 'wrong-unit'],
      [7, 'Hạn dùng', 'past-its-day'],
      [8, 'Hạn dùng', 'absurd-day'],
      [9, 'Hạn dùng', 'bad-day'],
      [10, 'Số lượng', 'formula'],
      [11, 'Hoa hồng (%)', 'bad-commission'],
      [12, 'Giá mua', 'bad-cost'],
      [13, '', 'no-quantity'],
      [14, 'Số lượng', 'absurd-quantity'],
      [15, 'Số lượng', 'absurd-quantity'],
      [16, 'Số lô', 'bad-lot'],
    ]);
    expect(draftNow(desk).draft.lines).toEqual([]);
    noted(desk, bad, true);
    expect(draftNow(desk).draft.lines).toMatchObject([{ quantity: 24_000 }]);
  });

  test('with one lot on two days is asked about at its line, and neither comes in', () => {
    const desk = aDesk();
    noted(desk, csv(HEADINGS, '2000000000015;2;gói;A1;31/12/2027;15;', '2000000000015;3;gói;A1;31/12/2028;15;'));
    expect(finishDraft(desk, draftNow(desk).draft, huongsHand)).toMatchObject({
      questions: [{ line: 2, why: 'other-day' }],
    });
    expect(lotsOf(desk.db, salt.id)).toEqual([]);
  });

  test('of goods of several owners keeps each their own, and becomes a receipt for each: all of them, once', () => {
    const desk = withBasket(aDesk());
    const owned = `${HEADINGS};Chủ hàng`;
    const lot = '2000000000015;5;gói;A1;31/12/2027';
    const rows = [`${lot};15;;`, `${lot};20;;${fishermen.name}`, `${lot};20;;${fishermen.name}`, `${lot};15;;`];
    noted(desk, csv(owned, ...rows));
    const { id } = draftNow(desk).draft;
    expect(draftNow(desk).draft.lines).toMatchObject([
      { quantity: 10_000, owner: { id: salt.producer }, terms: { perMille: 150 } },
      { quantity: 10_000, owner: { id: fishermen.id }, terms: { perMille: 200 } },
    ]);
    const made = done(finishDraft(desk, { id }, huongsHand));
    expect(made).toMatchObject({ papers: [{ number: 'BL01-2-NK000001' }, { number: 'BL01-2-NK000002' }] });
    expect(finishDraft(desk, { id }, huongsHand)).toEqual(made);
    expect(lotsOf(desk.db, salt.id)).toMatchObject([
      { lot: { code: 'A1', owner: { id: salt.producer } }, onHand: 10_000 },
      { lot: { code: 'A1', owner: { id: fishermen.id } }, onHand: 10_000 },
    ]);
  });

  test('of several owners in which one row is asked about comes in of none of them', () => {
    const desk = withBasket(aDesk());
    noted(desk, csv(`${HEADINGS};Chủ hàng`, ownedLot('31/12/2027', ''), ownedLot('31/12/2028', fishermen.name)));
    expect(finishDraft(desk, draftNow(desk).draft, huongsHand)).toMatchObject({
      questions: [{ line: 2, why: 'other-day' }],
    });
    expect(lotsOf(desk.db, salt.id)).toEqual([]);
  });

  test('of several owners is one receipt where somebody wants it so', () => {
    const desk = withBasket(aDesk());
    noted(desk, csv(`${HEADINGS};Chủ hàng`, ownedLot('31/12/2027', ''), ownedLot('31/12/2027', fishermen.name)));
    const { id } = draftNow(desk).draft;
    const made = done(finishDraft(desk, { id, together: true }, huongsHand));
    expect(made).toMatchObject({ papers: [{ number: 'BL01-2-NK000001', lines: 2 }] });
    expect(finishDraft(desk, { id }, huongsHand)).toEqual(made);
  });

  test('with one owner on two sets of terms keeps them apart, too', () => {
    const desk = aDesk();
    const lot = '2000000000015;5;gói;A1;31/12/2027';
    noted(desk, csv(HEADINGS, `${lot};15;`, `${lot};;18000`, `${lot};15;`));
    expect(draftNow(desk).draft.lines.map(({ quantity, terms }) => [quantity, terms.kind])).toEqual([
      [10_000, 'consigned'],
      [5_000, 'bought'],
    ]);
  });

  test('that is a workbook with a formula is refused by row and column, whatever was reckoned for it', () => {
    const bytes = workbook([
      ['Mã vạch', 'Số lượng'].map(says),
      [says('2000000000015'), number('5')],
      [says('2000000000015'), '<c><f>SUM(B2:B2)*WEBSERVICE("http://x")</f><v>5</v></c>'],
    ]);
    expect(whys(noted(aDesk(), bytes))).toEqual([[3, 'Số lượng', 'formula']]);
  });

  test('by name finds goods with or without what a pack holds', () => {
    for (const name of ['Muối ba thạc', 'MUOI BA THAC 500 g']) expect(named(name)).toHaveProperty('noted');
    expect(whys(named('Muối'))).toEqual([[2, 'Tên hàng', 'unknown-product']]);
  });

  test('that is none says so: other files, no headings, no goods, a hostile workbook', () => {
    expect(reason(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toBe('note-unreadable');
    expect(reason(new Uint8Array([0xff, 0xd8, 0, 1, 2]))).toBe('note-unreadable');
    expect(reason(csv('Xin chào', 'một hai ba'))).toBe('note-columns');
    expect(reason(csv(HEADINGS))).toBe('note-empty');
    const far = zipOf([
      {
        path: 'xl/worksheets/sheet1.xml',
        content: new TextEncoder().encode('<worksheet><sheetData><row r="900000000"/></sheetData></worksheet>'),
      },
    ]);
    expect(reason(far)).toBe('note-unreadable');
    const typed = zipOf([
      { path: 'xl/worksheets/sheet1.xml', content: new TextEncoder().encode('<!DOCTYPE x [<!ENTITY a "b">]><x/>') },
    ]);
    expect(reason(typed)).toBe('note-unreadable');
  });

  test('of any bytes at all is read or refused, and never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, zipped) => {
        const file = zipped ? Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...bytes]) : bytes;
        expect(readNote(file)).toBeDefined();
      }),
    );
  });
});
