import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writeDurably } from '../main/folder/durableFile.ts';

/** What a page must know to be heard at a door. Kept, so that a browser window that is already open finds its way back after a restart. */
export function webToken(folder: string, door: 'web' | 'display'): string {
  const file = join(folder, 'secrets', `${door}-token.secret`);
  const kept = readIfThere(file);
  if (kept) return Buffer.from(kept).toString('utf8');
  const token = randomBytes(24).toString('base64url');
  writeDurably(file, Buffer.from(token));
  return token;
}
