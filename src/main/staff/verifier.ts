import { argon2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { ensure, must } from '../../shared/must.ts';
import type { Pin } from '../../shared/staff/pin.ts';

/** What one check costs. */
export type Cost = {
  /** KiB */
  readonly memory: number;
  readonly passes: number;
};

/** 48 MiB three times over: 100–600 ms on a counter's PC, so all million PINs take days even with the pepper. */
export const USUAL_COST: Cost = { memory: 48 * 1024, passes: 3 };

/** log2 of N, with r = 8 and p = 1: 32 MiB. */
const SCRYPT_LOG_N = 15;

type Recipe = { readonly name: 'argon2id'; readonly cost: Cost } | { readonly name: 'scrypt'; readonly logN: number };

/**
 * What a PIN is checked with later, as a PHC string: algorithm and parameters, salt, hash. argon2id (RFC 9106) over PIN
 * and pepper; scrypt (RFC 7914) where the runtime's crypto library lacks it, as BoringSSL does, which Electron has.
 * @param salt 16 random bytes
 */
export async function verifierOf(secret: Secret, salt: Uint8Array, cost = USUAL_COST): Promise<string> {
  const recipe: Recipe = { name: 'argon2id', cost };
  try {
    return written(recipe, salt, await hashed(secret, salt, recipe));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED') throw error;
    const instead: Recipe = { name: 'scrypt', logN: SCRYPT_LOG_N };
    return written(instead, salt, await hashed(secret, salt, instead));
  }
}

export type Secret = { readonly pin: Pin; readonly pepper: Uint8Array };

/** Takes as long whether the PIN is right or wrong. */
export async function isVerified(secret: Secret, verifier: string): Promise<boolean> {
  const { recipe, salt, hash } = read(verifier);
  return timingSafeEqual(await hashed(secret, salt, recipe), hash);
}

const HASH_LENGTH = 32;
const argon2Async = promisify(argon2);
const scryptAsync = promisify<
  Uint8Array,
  Uint8Array,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt);

async function hashed({ pin, pepper }: Secret, salt: Uint8Array, recipe: Recipe): Promise<Buffer> {
  const message = Buffer.concat([Buffer.from(pin), pepper]);
  if (recipe.name === 'scrypt') {
    const N = 2 ** recipe.logN;
    return await scryptAsync(message, salt, HASH_LENGTH, { N, r: 8, p: 1, maxmem: 2 * 128 * 8 * N });
  }
  const { memory, passes } = recipe.cost;
  return await argon2Async('argon2id', {
    message,
    nonce: salt,
    parallelism: 1,
    tagLength: HASH_LENGTH,
    memory,
    passes,
  });
}

function written(recipe: Recipe, salt: Uint8Array, hash: Buffer): string {
  const how =
    recipe.name === 'argon2id'
      ? `argon2id$v=19$m=${recipe.cost.memory},t=${recipe.cost.passes},p=1`
      : `scrypt$ln=${recipe.logN},r=8,p=1`;
  return `$${how}$${base64(salt)}$${base64(hash)}`;
}

/** PHC strings have base64 without padding. */
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

const ARGON2ID = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/;
const SCRYPT = /^\$scrypt\$ln=(\d+),r=8,p=1\$([^$]+)\$([^$]+)$/;

function read(verifier: string): { readonly recipe: Recipe; readonly salt: Buffer; readonly hash: Buffer } {
  const argon = ARGON2ID.exec(verifier);
  const [, ...parts] = must(argon ?? SCRYPT.exec(verifier), 'a verifier of ours');
  const [salt, hash] = parts.slice(-2).map((text) => Buffer.from(text, 'base64'));
  ensure(hash?.length === HASH_LENGTH && salt !== undefined, 'a whole verifier');
  const [first, second] = parts.map(Number) as [number, number];
  const recipe: Recipe = argon
    ? { name: 'argon2id', cost: { memory: first, passes: second } }
    : { name: 'scrypt', logN: first };
  return { recipe, salt, hash };
}
