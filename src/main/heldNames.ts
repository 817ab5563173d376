import { createCipheriv, createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import type { HeldCart } from '../shared/cart/held.ts';
import type { SaleId } from '../shared/id.ts';
import type { Keyring, Log } from './till.ts';

/**
 * Whose a held sale is, in the cashier's words: the one place at a till for a number of somebody who wants to be called. The database
 * and all that is made of it (its write-ahead log, backups, a copy on a stick) hold it sealed under a key of its own; the key
 * lies where secrets lie and nowhere else. With the sale the key goes, and what is left of the name opens no more.
 */
export type HeldNames = {
  /** @returns what the database may keep; it opens once its key is kept, which is when the sale is held */
  readonly seal: (sale: SaleId, name: string) => { readonly sealed: string; readonly keepKey: () => void };
  /** As people read it: nameless where the key is gone, as in a backup that was restored. */
  readonly shown: (held: readonly HeldCart[]) => HeldCart[];
  readonly forget: (sale: SaleId) => void;
};

type Parts = {
  readonly keyring: Keyring;
  readonly random: (count: number) => Uint8Array;
  readonly log: Log;
  /** Sales that are held: a till that died between letting one go and its key lets the key go now. */
  readonly held: readonly SaleId[];
};

/** Base64 of 32 bytes, by the sale they are of. */
const Keys = z.record(z.string(), z.string());

const SEALED = 'sealed:';
const NONCE = 12;
const TAG = 16;

export function openHeldNames({ keyring, random, log, held }: Parts): HeldNames {
  const kept = readKeys(keyring);
  let keys = new Map([...kept].filter(([sale]) => held.some((each) => each === sale)));
  const write = (next: ReadonlyMap<string, string>): void => {
    keyring.write('held-names', Buffer.from(JSON.stringify(Object.fromEntries(next))));
    keys = new Map(next);
  };
  const change = (by: (next: Map<string, string>) => void): void => {
    const next = new Map(keys);
    by(next);
    try {
      write(next);
    } catch (error) {
      // Without its name a sale is held all the same, and a key that stays is taken away at the next start.
      log.warn('the keys of held sales’ names are not written', { error });
    }
  };
  if (keys.size < kept.size) change(() => undefined);
  return {
    seal: (sale, name) => {
      const key = random(32);
      return {
        sealed: seal(name, { sale, key, nonce: random(NONCE) }),
        keepKey: () => change((next) => next.set(sale, Buffer.from(key).toString('base64'))),
      };
    },
    shown: (all) => all.map((one) => ({ ...one, name: opened(one, keys.get(one.sale)) })),
    forget: (sale) => {
      if (keys.has(sale)) change((next) => next.delete(sale));
    },
  };
}

function readKeys(keyring: Keyring): Map<string, string> {
  try {
    const kept = keyring.read('held-names');
    return new Map(kept ? Object.entries(Keys.parse(JSON.parse(Buffer.from(kept).toString('utf8')))) : []);
  } catch {
    // Names open no more; what is held is there all the same.
    return new Map();
  }
}

type Sealing = { readonly sale: SaleId; readonly key: Uint8Array; readonly nonce: Uint8Array };

function seal(name: string, { sale, key, nonce }: Sealing): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(sale));
  const ciphertext = Buffer.concat([cipher.update(name, 'utf8'), cipher.final()]);
  return SEALED + Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64');
}

/** A name of before names were sealed stands as it is, until its sale is let go. */
function opened({ sale, name }: HeldCart, key: string | undefined): string | null {
  if (name === null || !name.startsWith(SEALED)) return name;
  if (key === undefined) return null;
  const bytes = Buffer.from(name.slice(SEALED.length), 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), bytes.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    decipher.setAAD(Buffer.from(sale)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
