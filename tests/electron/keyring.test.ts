import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openKeyring } from '../../src/main/host/electron/keyring.ts';
import { KeyringUnusable } from '../../src/main/keyringUnusable.ts';
import { type FakeSafe, fakeSafeStorage } from '../support/fakeElectron.ts';
import { aFolder } from './aHost.ts';

const secret = Buffer.from('the private key of till 3, as PKCS #8');

function opened(folder: string, { platform = 'linux', ...safe }: FakeSafe & { platform?: NodeJS.Platform } = {}) {
  let drawn = 0;
  return openKeyring({
    folder,
    safe: fakeSafeStorage(safe) as unknown as SafeStorage,
    platform,
    random: (count) => Buffer.alloc(count, ++drawn),
  });
}

describe('a machine with a safe', () => {
  test('keeps a secret and gives it back, also after a restart', async () => {
    const folder = aFolder();
    const { keyring } = await opened(folder);
    expect(keyring.read('signing-key')).toBeUndefined();
    keyring.write('signing-key', secret);
    expect(keyring.read('signing-key')).toEqual(secret);
    const again = await opened(folder);
    expect(again.keyring.read('signing-key')).toEqual(secret);
  });

  test('never has it in the clear on the disk, and only its owner may read the files', async () => {
    const folder = join(aFolder(), 'secrets');
    const { keyring } = await opened(folder);
    keyring.write('signing-key', secret);
    expect(readdirSync(folder).toSorted()).toEqual(['signing-key', 'wrapping-key']);
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(folder, file)).includes(secret.subarray(0, 8))).toBe(false);
      expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    }
  });

  test('notices any changed byte instead of handing out a wrong key', async () => {
    const folder = aFolder();
    const { keyring } = await opened(folder);
    keyring.write('signing-key', secret);
    const sealed = readFileSync(join(folder, 'signing-key'));
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(at) ^ flip, at);
        writeFileSync(join(folder, 'signing-key'), changed);
        expect(() => keyring.read('signing-key')).toThrow(KeyringUnusable);
      }),
    );
  });

  test('wraps anew when the safe has changed its own key', async () => {
    const folder = aFolder();
    (await opened(folder)).keyring.write('signing-key', secret);
    const { keyring } = await opened(folder, { shouldReEncrypt: true, mark: 'v12' });
    expect(keyring.read('signing-key')).toEqual(secret);
    expect(readFileSync(join(folder, 'wrapping-key'), 'latin1').slice(0, 3)).toBe('v12');
  });

  test('that no longer opens is a locked till, not a new one', async () => {
    const folder = aFolder();
    (await opened(folder)).keyring.write('signing-key', secret);
    await expect(opened(folder, { broken: true })).rejects.toMatchObject({ trouble: 'locked' });
    expect((await opened(folder)).keyring.read('signing-key')).toEqual(secret);
  });

  test('on macOS and Windows `v10` is the mark of a real key', async () => {
    for (const platform of ['darwin', 'win32'] as const) {
      const { trouble } = await opened(aFolder(), { platform, mark: 'v10', backend: 'unknown' });
      expect(trouble).toBeUndefined();
    }
  });
});

describe('a machine without a safe', () => {
  const unsafe: readonly (FakeSafe & { platform?: NodeJS.Platform; trouble: string })[] = [
    { available: false, trouble: 'no-safe' },
    { available: false, platform: 'win32', trouble: 'no-safe' },
    { available: false, platform: 'darwin', trouble: 'no-safe' },
    { backend: 'basic_text', trouble: 'unprotected-safe' },
    { backend: 'unknown', trouble: 'unprotected-safe' },
    { backend: 'kwallet6', mark: 'v10', trouble: 'unprotected-safe' },
  ];

  test.each(unsafe)(
    '$platform $backend $mark available=$available: nothing is kept, and it says $trouble',
    async (machine) => {
      const folder = join(aFolder(), 'secrets');
      const { keyring, trouble } = await opened(folder, machine);
      expect(trouble).toBe(machine.trouble);
      expect(() => keyring.write('signing-key', secret)).toThrow(KeyringUnusable);
      expect(() => keyring.read('signing-key')).toThrow(KeyringUnusable);
      expect(existsSync(folder)).toBe(false);
    },
  );

  test.each(unsafe.slice(0, 5))(
    '$backend: a till that has a key is not opened as one that has none',
    async (machine) => {
      const folder = aFolder();
      (await opened(folder)).keyring.write('signing-key', secret);
      await expect(opened(folder, machine)).rejects.toMatchObject({ trouble: machine.trouble });
    },
  );
});
