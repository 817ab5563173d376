import { statfs } from 'node:fs/promises';

/** What is left on the disk of a folder, for whoever runs as we do. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
