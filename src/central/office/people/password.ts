import { argon2, timingSafeEqual } from 'node:crypto';

/** argon2id as OWASP asks for at least (19 MiB, 2 passes), with more memory: 64 MiB, 3 passes, one lane. */
const PARAMETERS = { memory: 65_536, passes: 3, parallelism: 1, tagLength: 32 } as const;

const hashed = (password: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2('argon2id', { ...PARAMETERS, message: password.normalize('NFC'), nonce: salt }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/**
 * `argon2id$salt$hash`, base64. The password is normalised (NFC), because one keyboard sends `ế` as one character and
 * another as three.
 * @param salt 16 random bytes
 */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const key = await hashed(password, salt);
  return `argon2id$${Buffer.from(salt).toString('base64')}$${key.toString('base64')}`;
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, salt = '', key = ''] = stored.split('$');
  const expected = Buffer.from(key, 'base64');
  return timingSafeEqual(await hashed(password, Buffer.from(salt, 'base64')), expected);
}
