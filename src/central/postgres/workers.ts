import { readdirSync, readlinkSync, realpathSync } from 'node:fs';

/** Whether a process of this number is there, be it a zombie or somebody else's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Processes whose working folder is the cluster: a server and all its children. Undefined where it cannot be known. */
export function workersIn(cluster: string): number[] | undefined {
  if (process.platform !== 'linux') return undefined;
  const real = realpathSync(cluster);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === real);
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
