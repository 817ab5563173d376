import { expect, test } from 'vitest';
import { salt } from '../../support/aDesk.ts';
import { aManagersScreen } from '../shift/aManagersScreen.ts';

/** A manager who receives one pack of salt. */
async function receiving() {
  const screen = await aManagersScreen();
  const receive = await import('../../../src/renderer/receive/store.ts');
  const { scanned } = await import('../../../src/renderer/receive/lines.ts');
  const { changeTerms } = await import('../../../src/renderer/receive/typing.ts');
  await receive.refetchDraft();
  scanned(salt.codes[0] ?? '');
  await receive.refetchDraft();
  const terms = () => receive.useReceive.getState().draft?.lines.map((line) => line.terms);
  return { ...screen, ...receive, changeTerms, terms };
}

test('the other terms stand there before the till has answered: a figure typed at once is of that kind', async () => {
  const { changeTerms, refetchDraft, terms, useReceive } = await receiving();
  const [line] = useReceive.getState().draft?.lines ?? [];
  expect(line?.terms.kind).toBe('consigned');
  changeTerms(line?.line ?? 0, { kind: 'bought', cost: null });
  expect(terms()).toEqual([{ kind: 'bought', cost: null }]);
  await refetchDraft();
  expect(terms()).toEqual([{ kind: 'bought', cost: null }]);
});
