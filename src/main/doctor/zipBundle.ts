import { zipOf } from '../../archive/zip.ts';
import type { BundleFile } from './bundle.ts';

export async function zipBundle(files: readonly BundleFile[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(files.map(({ path, text }) => ({ path, text: [text] })))) pieces.push(piece);
  return Buffer.concat(pieces);
}
