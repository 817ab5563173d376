import { expect, test } from 'vitest';
import { type Undo, undoAll } from '../../../src/renderer/scan/undo.ts';

test('each place is put back as it was before the scan, the one that came last first', () => {
  const done: string[] = [];
  const undo = (place: string, what: string): Undo => ({ place: () => place, run: () => done.push(what) });
  undoAll([undo('counter', 'empty'), undo('counter', 'C1'), undo('field', 'C1010'), undo('field', 'C10102')], false);
  expect(done).toEqual(['C1010', 'empty']);
});
