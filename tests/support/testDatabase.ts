import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from '../../src/central/postgres/binaries.ts';
import { type Cluster, openCluster } from '../../src/central/postgres/cluster.ts';

export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type TestCluster = Cluster & { readonly folder: string; readonly remove: () => Promise<void> };

/** A real PostgreSQL in a folder of its own: the embedded one, or other programs. */
export async function startTestCluster(binaries?: Binaries): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'quay-cluster-'));
  // Programs before 16 must be able to pass the folders above the cluster.
  chmodSync(folder, 0o755);
  const cluster = await openCluster({ folder, log: silent, ...(binaries && { binaries }) });
  return {
    ...cluster,
    folder,
    async remove() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
