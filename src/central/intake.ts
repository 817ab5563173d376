import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { appendSegments, type Segment } from './db/journal.ts';
import { isConflict } from './db/query.ts';

/** Entries in one statement at most: beyond that a group only waits longer. */
const GROUP_ENTRIES = 2_000;
const ATTEMPTS = 3;
/**
 * Milliseconds that a busy centre lets a group gather. A statement, its commit and its flush cost the same for three
 * tills as for thirty; the till it is about sells on meanwhile.
 */
const GATHERING = 2;

type Waiting = {
  readonly segment: Segment;
  readonly resolve: (stored: boolean) => void;
  readonly reject: (error: unknown) => void;
};

export type Intake = {
  /** @returns true once the segment is durable; false where the till's head is not the entry it follows */
  readonly append: (segment: Segment) => Promise<boolean>;
};

/**
 * Group commit. While one statement is on its way to the disk, the segments that arrive gather, and go together in
 * the next one: many tills that send one sale each share a round trip and a flush. A till is in a group only once. A
 * till that sends alone waits for nobody.
 */
export function openIntake(pool: Pool): Intake {
  let waiting: Waiting[] = [];
  let writing = false;
  let isBusy = false;

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      if (isBusy) await setTimeout(GATHERING);
      const { group, rest } = nextGroup(waiting);
      waiting = rest;
      isBusy = group.length > 1;
      await store(pool, group);
    }
    writing = false;
  }

  return {
    append: (segment) =>
      new Promise((resolve, reject) => {
        waiting.push({ segment, resolve, reject });
        // Begun after this turn of the event loop, so that requests read in the same turn are in the first group.
        setImmediate(() => void write());
      }),
  };
}

function nextGroup(waiting: readonly Waiting[]): { group: Waiting[]; rest: Waiting[] } {
  const group: Waiting[] = [];
  const rest: Waiting[] = [];
  const devices = new Set<string>();
  let entries = 0;
  for (const one of waiting) {
    const { device, entries: own } = one.segment;
    if (devices.has(device) || (group.length > 0 && entries + own.length > GROUP_ENTRIES)) {
      rest.push(one);
      continue;
    }
    devices.add(device);
    entries += own.length;
    group.push(one);
  }
  return { group, rest };
}

async function store(pool: Pool, group: readonly Waiting[]): Promise<void> {
  try {
    const stored = await appendSegments(
      pool,
      group.map(({ segment }) => segment),
    );
    for (const { segment, resolve } of group) resolve(stored.has(segment.device));
  } catch (error) {
    if (group.length === 1) await storeAlone(pool, group[0] as Waiting, error);
    // What one till sent must not fail another's: each by itself then.
    else for (const one of group) await store(pool, [one]);
  }
}

async function storeAlone(pool: Pool, { segment, resolve, reject }: Waiting, firstError: unknown): Promise<void> {
  let error = firstError;
  for (let attempt = 2; attempt <= ATTEMPTS && isConflict(error); attempt++) {
    try {
      const stored = await appendSegments(pool, [segment]);
      resolve(stored.has(segment.device));
      return;
    } catch (next) {
      error = next;
    }
  }
  reject(error);
}
