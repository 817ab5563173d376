import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entryOf } from '../../../src/main/db/journal.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { lotsOf } from '../../../src/main/db/stock.ts';
import { stockPapers } from '../../../src/main/db/stockPapers.ts';
import { openDrawing } from '../../../src/main/printing/drawing.ts';
import { newId } from '../../../src/main/till/desk.ts';
import {
  addToDraft,
  changeDraftLine,
  clearDraft,
  draftNow,
  finishDraft,
  hasNoDays,
  removeFromDraft,
  scanIntoDraft,
} from '../../../src/main/till/receiveDraft.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import type { DraftReply } from '../../../src/shared/contract/receive.ts';
import type { Day } from '../../../src/shared/day.ts';
import { must } from '../../../src/shared/must.ts';
import { usualProfile } from '../../../src/shared/printer/profile.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import type { DraftLine, LineChange } from '../../../src/shared/stock/receiveDraft.ts';
import { aDesk, done, driedShrimp, salt, type TestDesk, withShift } from '../../support/aDesk.ts';
import { huongsHand, lansHand, withLeave } from '../../support/hands.ts';

const SALT_CODE = must(salt.codes[0], 'a code');
const day = '2027-06-30' as Day;
/** A GS1 label as a 2D scanner sends it: product, last day, lot. */
const labelOf = (lot: string, yymmdd: string) => `]d201${SALT_CODE}17${yymmdd}10${lot}`;

/** Someone unpacks at a desk: what they do goes into the draft that is open. */
function unpacking(desk: TestDesk) {
  const { id } = draftNow(desk).draft;
  return {
    id,
    scan: (code: string) => done(scanIntoDraft(desk, { id, code })),
    add: (product: typeof salt.id) => done(addToDraft(desk, { id, product })),
    say: (line: number, change: Omit<LineChange, 'owner'>) => done(changeDraftLine(desk, { id, line, ...change })),
    finish: (hand = huongsHand) => finishDraft(desk, { id }, hand),
  };
}

const lineOf = ({ draft }: DraftReply, at = 0): DraftLine => must(draft.lines[at], `line ${at}`);
const consigned = (perMille: number) => ({ terms: { kind: 'consigned' as const, perMille } });

describe('goods being received', () => {
  test('are a line by the first scan and one more by each other', () => {
    const { scan } = unpacking(aDesk());
    scan(SALT_CODE);
    scan(SALT_CODE);
    const { draft, touched } = scan(SALT_CODE);
    expect(draft.lines).toMatchObject([{ line: 1, quantity: 3_000, name: salt.name }]);
    expect(touched).toBe(1);
  });

  test('of each lot that a label names are a line of their own', () => {
    const { scan } = unpacking(aDesk());
    scan(labelOf('A1', '270630'));
    scan(labelOf('B2', '270731'));
    const { draft } = scan(labelOf('A1', '270630'));
    expect(draft.lines.map(({ code, expires, quantity: came, said }) => [code, expires, came, said])).toEqual([
      ['A1', day, 2_000, 'label'],
      ['B2', '2027-07-31', 1_000, 'label'],
    ]);
  });

  test('belong to their producer, on terms that are said once for all of theirs', () => {
    const { scan, add, say } = unpacking(aDesk());
    expect(lineOf(scan(SALT_CODE))).toMatchObject({
      owner: { id: salt.producer },
      terms: { kind: 'consigned', perMille: null },
    });
    add(driedShrimp.id);
    expect(say(1, consigned(150)).draft.lines.map(({ terms }) => terms)).toEqual([
      { kind: 'consigned', perMille: 150 },
      { kind: 'consigned', perMille: 150 },
    ]);
  });

  test('are as they came last: owner, terms, lot and day, until the day is past', () => {
    const desk = aDesk();
    const first = unpacking(desk);
    first.scan(SALT_CODE);
    first.say(1, { ...consigned(150), code: 'MB-1', expires: day });
    done(first.finish());
    expect(lineOf(unpacking(desk).scan(SALT_CODE))).toMatchObject({
      code: 'MB-1',
      expires: day,
      said: 'before',
      terms: { kind: 'consigned', perMille: 150 },
    });
    clearDraft(desk, draftNow(desk).draft.id);
    desk.setClock(Date.UTC(2027, 6, 2));
    expect(lineOf(unpacking(desk).scan(SALT_CODE))).toMatchObject({ code: '', expires: null, said: null });
  });

  test('of another lot than before have no day until somebody says it', () => {
    const desk = aDesk();
    const first = unpacking(desk);
    first.scan(SALT_CODE);
    first.say(1, { ...consigned(150), code: 'MB-1', expires: day });
    done(first.finish());
    const next = unpacking(desk);
    next.scan(SALT_CODE);
    expect(lineOf(next.say(1, { code: 'MB-2' }))).toMatchObject({ code: 'MB-2', expires: null, said: 'person' });
  });

  test('that are weighed wait for their weight, to the gram', () => {
    const { add, say } = unpacking(aDesk());
    expect(lineOf(add(driedShrimp.id)).quantity).toBeNull();
    expect(lineOf(say(1, { quantity: quantity(5_257) })).quantity).toBe(5_257);
  });

  test('that nobody can receive are refused at the scan, and nothing changes', () => {
    const desk = aDesk();
    const { id } = draftNow(desk).draft;
    expect(scanIntoDraft(desk, { id, code: labelOf('A1', '260101') })).toMatchObject({ refused: 'past-its-day' });
    expect(scanIntoDraft(desk, { id, code: 'KHONG-CO' })).toMatchObject({ refused: 'unknown-code' });
    expect(draftNow(desk).draft.lines).toEqual([]);
  });

  test('lie on the disk line by line: a till that is killed goes on where it was', () => {
    const desk = aDesk();
    const { id, scan } = unpacking(desk);
    scan(SALT_CODE);
    scan(labelOf('A1', '270630'));
    const before = draftNow(desk).draft;
    const again = openDatabase(join(desk.folder, 'till.db'));
    expect(draftNow({ ...desk, db: again }).draft).toEqual(before);
    expect(before.id).toBe(id);
    again.close();
  });

  test('of a document that another window finished go into no other', () => {
    const desk = aDesk();
    const { id, scan, say, finish } = unpacking(desk);
    scan(labelOf('A1', '270630'));
    say(1, consigned(150));
    done(finish());
    expect(scanIntoDraft(desk, { id, code: SALT_CODE })).toEqual({ refused: 'other-draft' });
    expect(scanIntoDraft(desk, { id: newId(desk), code: SALT_CODE })).toMatchObject({ touched: 1 });
    expect(scanIntoDraft(desk, { id: newId(desk), code: SALT_CODE })).toEqual({ refused: 'other-draft' });
  });
});

describe('a receipt that is finished', () => {
  test('stands in the books once, however often it is asked for, and its draft is gone', () => {
    const desk = aDesk();
    const { scan, say, finish } = unpacking(desk);
    scan(labelOf('A1', '270630'));
    say(1, { ...consigned(150), quantity: quantity(24_000) });
    const first = done(finish());
    expect(first).toMatchObject({ papers: [{ number: 'BL01-2-NK000001', lines: 1 }] });
    expect(finish()).toEqual(first);
    expect(lotsOf(desk.db, salt.id)).toMatchObject([{ lot: { code: 'A1', expires: day }, onHand: 24_000 }]);
    expect(draftNow(desk).draft.lines).toEqual([]);
  });

  test('lacks nothing: food without a day is asked about once, for all lines', () => {
    const desk = aDesk();
    const { id, scan, say, finish } = unpacking(desk);
    scan(SALT_CODE);
    expect(finish()).toEqual({ refused: 'draft-unfinished' });
    say(1, consigned(150));
    expect(finish()).toEqual({ refused: 'draft-unfinished' });
    expect(lineOf(done(hasNoDays(desk, id)))).toMatchObject({ hasNoDay: true, expires: null });
    expect(done(finish())).toHaveProperty('papers');
  });

  test('asks where a lot is known with another day, at its line, and takes the answer', () => {
    const desk = aDesk();
    const { id, scan, say, finish } = unpacking(desk);
    scan(labelOf('A1', '270630'));
    scan(labelOf('A1', '270731'));
    say(1, consigned(150));
    say(2, consigned(150));
    expect(finish()).toMatchObject({ questions: [{ line: 2, why: 'other-day', other: day }] });
    done(removeFromDraft(desk, { id, line: 1 }));
    scan(labelOf('A1', '270630'));
    say(3, consigned(150));
    expect(finish()).toMatchObject({ questions: [{ line: 3, why: 'other-day', other: '2027-07-31' }] });
    say(3, { isAnother: true });
    expect(done(finish())).toHaveProperty('papers');
  });

  test('needs leave, stays a draft without it, and is refused while training', () => {
    const desk = withShift(aDesk());
    const { scan, say, finish } = unpacking(desk);
    scan(labelOf('A1', '270630'));
    say(1, consigned(150));
    expect(finish(lansHand)).toEqual({ refused: 'needs-approval', right: 'receive-goods' });
    done(switchTraining(desk, true, huongsHand));
    expect(finish()).toEqual({ refused: 'training-on' });
    done(switchTraining(desk, false, huongsHand));
    expect(draftNow(desk).draft.lines).toHaveLength(1);
    expect(done(finish(withLeave()))).toHaveProperty('papers');
  });
});

test('papers of goods are listed newest first, found by number, and drawn also before the first shift', () => {
  const desk = aDesk();
  for (const lot of ['A1', 'B2']) {
    const { scan, say, finish } = unpacking(desk);
    scan(labelOf(lot, '270630'));
    say(1, consigned(150));
    done(finish());
  }
  const papers = stockPapers(desk.db, desk.signer.device, '', 10);
  expect(papers.map(({ number, by }) => [number, by])).toEqual([
    ['BL01-2-NK000002', 'Hương'],
    ['BL01-2-NK000001', 'Hương'],
  ]);
  const [found] = stockPapers(desk.db, desk.signer.device, 'nk000001', 10);
  const entry = must(entryOf(desk.db, desk.signer.device, must(found, 'a paper').entry), 'its entry');
  expect(openDrawing(desk.db, 'assets').picture(entry, usualProfile)?.number).toBe('BL01-2-NK000001');
});
