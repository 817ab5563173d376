import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepDraft } from '../../../src/main/db/draft.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { goodsDraft, keepGoodsDraft } from '../../../src/main/till/goodsDraft.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import { writeOffGoods } from '../../../src/main/till/writeOffGoods.ts';
import type { WriteOffDraft } from '../../../src/shared/contract/draft.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { aDesk, done, salt, type TestDesk, withShift } from '../../support/aDesk.ts';
import { huongsHand } from '../../support/hands.ts';

/** Two packs of salt that broke, as somebody types them. */
function broken(desk: TestDesk): WriteOffDraft {
  const line = {
    product: salt.id,
    name: salt.name,
    unit: salt.unit,
    lots: [],
    loose: quantity(0),
    lot: '',
    labelled: null,
  };
  const lines = [{ ...line, quantity: '2' }];
  return { kind: 'write-off', id: newId(desk), today: null, why: 'damaged', note: 'Rơi', lines };
}

function writeOff(desk: TestDesk, { id }: WriteOffDraft) {
  const lines = [{ product: salt.id, lot: null, quantity: 2_000 }];
  return writeOffGoods(desk, { id, why: 'damaged', lines }, huongsHand);
}

describe('a document of goods that is being typed', () => {
  test('lies on the disk as it was typed last, each kind by itself, whatever becomes of the window', () => {
    const desk = aDesk();
    const draft = broken(desk);
    expect(goodsDraft(desk.db, 'write-off')).toBeNull();
    keepGoodsDraft(desk, draft);
    keepGoodsDraft(desk, { ...draft, note: 'Rơi từ kệ' });
    const again = openDatabase(join(desk.folder, 'till.db'));
    expect(goodsDraft(again, 'write-off')).toEqual({ ...draft, note: 'Rơi từ kệ' });
    again.close();
    expect(goodsDraft(desk.db, 'send')).toBeNull();
  });

  test('goes in the transaction that writes it down, and a word that comes late does not bring it back', () => {
    const desk = aDesk();
    const draft = broken(desk);
    keepGoodsDraft(desk, draft);
    done(writeOff(desk, draft));
    expect(goodsDraft(desk.db, 'write-off')).toBeNull();
    keepGoodsDraft(desk, { ...draft, note: 'muộn' });
    expect(goodsDraft(desk.db, 'write-off')).toBeNull();
  });

  test('stays where it is refused, and where another document of its kind is written down', () => {
    const desk = withShift(aDesk());
    const draft = broken(desk);
    keepGoodsDraft(desk, draft);
    done(writeOff(desk, broken(desk)));
    done(switchTraining(desk, true, huongsHand));
    expect(writeOff(desk, draft)).toEqual({ refused: 'training-on' });
    expect(goodsDraft(desk.db, 'write-off')).toEqual(draft);
  });

  test('of a version that typed it in another form is as good as none', () => {
    const desk = aDesk();
    desk.db.write((db) => keepDraft(db, 'write-off', { kind: 'write-off', lines: 7 }));
    expect(goodsDraft(desk.db, 'write-off')).toBeNull();
  });
});
