import { expect, test } from 'vitest';
import type { HeldCart } from '../../src/shared/cart/held.ts';
import type { SaleId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { heldNamesOver, keyringInMemory, MORNING } from '../support/counter.ts';

const SALE = '019a0a4c-3f00-7000-8000-0123456789ab' as SaleId;
const OTHER = '019a0a4c-3f00-7000-8000-0123456789cd' as SaleId;
const NAME = 'chị Mười 0912 345 678';

function held(sale: SaleId, name: string | null): HeldCart {
  const rest = { heldAt: MORNING, heldBy: 'Lan', pieces: 1, total: dong(1_000), first: 'Muối', paymentBegan: false };
  return { sale, name, ...rest };
}

test('a name opens where it was typed, also after a restart, and nowhere else', () => {
  const keyring = keyringInMemory();
  const names = heldNamesOver(keyring);
  const { sealed, keepKey } = names.seal(SALE, NAME);
  keepKey();
  expect(sealed).not.toContain('0912');
  const shown = (by: typeof names, sale = SALE) => by.shown([held(sale, sealed)])[0]?.name;
  expect(shown(names)).toBe(NAME);
  expect(shown(heldNamesOver(keyring, [SALE]))).toBe(NAME);
  // Another machine that the backup was put on; the same ciphertext beside another sale; a sale without a name.
  expect(shown(heldNamesOver(keyringInMemory(), [SALE]))).toBeNull();
  expect(shown(names, OTHER)).toBeNull();
  expect(names.shown([held(OTHER, null)])[0]?.name).toBeNull();
});

test('once its sale is let go the key is gone, and what a backup still holds opens no more', () => {
  const keyring = keyringInMemory();
  const names = heldNamesOver(keyring);
  const { sealed, keepKey } = names.seal(SALE, NAME);
  keepKey();
  names.forget(SALE);
  expect(names.shown([held(SALE, sealed)])[0]?.name).toBeNull();
  expect(Buffer.from(keyring.read('held-names') ?? []).toString()).toBe('{}');
});

test('a till that died before it took the key away takes it away when it starts', () => {
  const keyring = keyringInMemory();
  const { sealed, keepKey } = heldNamesOver(keyring).seal(SALE, NAME);
  keepKey();
  heldNamesOver(keyring, [OTHER]);
  expect(heldNamesOver(keyring, [SALE]).shown([held(SALE, sealed)])[0]?.name).toBeNull();
});

test('where no key can be written the sale is held all the same, without a name', () => {
  const names = heldNamesOver({
    read: () => undefined,
    write: () => {
      throw new Error('ENOSPC');
    },
  });
  const { sealed, keepKey } = names.seal(SALE, NAME);
  keepKey();
  expect(names.shown([held(SALE, sealed)])[0]?.name).toBeNull();
});
