import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { badgeText, ownerOf, readBadge } from '../../../src/shared/barcode/badge.ts';
import { bareText } from '../../../src/shared/barcode/identifier.ts';
import { StaffId } from '../../../src/shared/id.ts';

const anId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/).map((text) => StaffId.parse(text));

test('a badge is read back as whose it is, also behind what a scanner says of the symbol', () => {
  fc.assert(
    fc.property(anId, fc.constantFrom('', ']Q1', ']C0', ']d1'), (id, identifier) => {
      expect(readBadge(bareText(identifier + badgeText(id)))).toBe(id);
    }),
  );
});

test('nothing else is a badge', () => {
  for (const text of ['QO-NV:', 'QO-NV: lan', 'QO-NV:a/b', 'XQO-NV:lan', '8938505974194', `QO-NV:${'a'.repeat(41)}`]) {
    expect(readBadge(text)).toBeUndefined();
  }
});

const people = (...ids: readonly string[]) => ids.map((id) => ({ id: StaffId.parse(id) }));

test('a badge is of whoever has its id; in another spelling of theirs alone', () => {
  const [lan] = people('lan');
  expect(ownerOf(StaffId.parse('LAN'), people('lan', 'huong'))).toEqual(lan);
  expect(ownerOf(StaffId.parse('lan'), people('Lan', 'lan'))).toEqual(lan);
  expect(ownerOf(StaffId.parse('LAN'), people('Lan', 'lan'))).toBeUndefined();
  expect(ownerOf(StaffId.parse('tam'), people('lan', 'huong'))).toBeUndefined();
});
