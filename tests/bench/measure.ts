import { readdirSync, readFileSync } from 'node:fs';

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Nearest rank. @param p 0 … 100 */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((p / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The median of what one side took for what the other took right beside it. */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] as number)));
}

/** µs of processor time, user and system, all threads of this process. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** What a burst of work took. */
export type Taken = {
  /** µs of processor time per operation. */
  readonly cpu: number;
  /** µs by the wall clock per operation. */
  readonly wall: number;
};

/** @param operations how many of what is measured `work` does */
export function taking(operations: number, work: () => void): Taken {
  const cpu = ownCpu();
  const begun = performance.now();
  work();
  return { wall: ((performance.now() - begun) * 1_000) / operations, cpu: (ownCpu() - cpu) / operations };
}

/**
 * Runs bursts of several sides in turn, each round beginning with another side, so that whatever else the machine does
 * meets all of them alike.
 * @returns by side, one result a round
 */
export async function inTurn<Side extends string, Result>(
  rounds: number,
  sides: Readonly<Record<Side, (round: number) => Result | Promise<Result>>>,
): Promise<Record<Side, Result[]>> {
  const names = Object.keys(sides) as Side[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Side, Result[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length] as Side;
      results[name].push(await sides[name](round));
    }
  }
  return results;
}

/**
 * Processor time that another process has used so far, all its threads, in µs, to the nanosecond's precision that the
 * scheduler keeps (Linux).
 */
export function cpuOf(pid: number): number {
  let nanoseconds = 0;
  for (const thread of listed(`/proc/${pid}/task`)) {
    nanoseconds += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0);
  }
  return nanoseconds / 1_000;
}

/** Clock ticks a second, Linux's USER_HZ on every processor we run on. */
const TICKS = 100;

/** Processor time that children of a process used which have ended, µs. */
export function endedChildrenCpuOf(pid: number): number {
  // After the name, which may hold spaces: state is field 3 of the manual, cutime 16, cstime 17.
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * 1_000_000) / TICKS;
}

/** Resident memory of a process, MB. */
export function residentOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`));
  return Number(line?.[1] ?? Number.NaN) / 1_000;
}

/** Bytes a process has read so far through system calls, from the disk or the page cache. */
export function bytesReadBy(pid: number): number {
  return Number(/^rchar: (\d+)/m.exec(read(`/proc/${pid}/io`))?.[1] ?? Number.NaN);
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
