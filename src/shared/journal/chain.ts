import type { EntryHeader, Hash } from './entry.ts';

/** Where a chain stands: the last entry's place and hash; `seq` 0 with 64 zeros before the first. */
export type Head = { readonly epoch: number; readonly seq: number; readonly hash: Hash };

export type ChainLink = { readonly header: EntryHeader; readonly hash: Hash };

export type ChainFault =
  | { readonly fault: 'other-device'; readonly seq: number }
  | { readonly fault: 'gap'; readonly seq: number; readonly expected: number }
  | { readonly fault: 'broken-chain'; readonly seq: number };

/**
 * Whether entries follow one another and the head before them. Pure order and hashes: the hash of each text is
 * computed by the caller, who also checks the signature of the last one, which proves all before it.
 * @returns the new head, or the first fault
 */
export function follow(device: string, head: Head, links: readonly ChainLink[]): Head | ChainFault {
  let at = head;
  for (const { header, hash } of links) {
    if (header.device !== device) return { fault: 'other-device', seq: header.seq };
    if (header.seq !== at.seq + 1) return { fault: 'gap', seq: header.seq, expected: at.seq + 1 };
    if (header.prev !== at.hash || header.epoch < at.epoch) return { fault: 'broken-chain', seq: header.seq };
    at = { epoch: header.epoch, seq: header.seq, hash };
  }
  return at;
}

export function isFault(result: Head | ChainFault): result is ChainFault {
  return 'fault' in result;
}
