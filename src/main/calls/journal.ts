import type { journalCalls as contract } from '../../shared/contract/journal.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';

export function journalCalls({ exports }: Counter) {
  return {
    'journal.export': (_, permit) => {
      const may = permit('export-journal');
      return isRefusal(may) ? may : orDiskRefusal(exports.make());
    },
    'journal.piece': async ({ from }) => {
      const piece = await exports.piece(from);
      if (!piece) return { refused: 'disk-trouble' };
      return { content: piece.bytes.toString('base64'), next: piece.next };
    },
  } satisfies HandlersOf<typeof contract>;
}

/** A file that is written for somebody. @throws what is not the disk's fault */
export async function orDiskRefusal<Made>(making: Promise<Made>): Promise<Made | DiskRefusal> {
  try {
    return await making;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') return { refused: 'disk-full' };
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return { refused: 'disk-trouble' };
    throw error;
  }
}

type DiskRefusal = { readonly refused: 'disk-full' | 'disk-trouble' };
