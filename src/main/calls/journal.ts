import type { journalCalls as contract } from '../../shared/contract/journal.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';

export function journalCalls({ exports }: Counter) {
  return {
    'journal.export': async (_, permit) => {
      const may = permit('export-journal');
      if (isRefusal(may)) return may;
      try {
        return await exports.make();
      } catch (error) {
        return diskRefusal(error);
      }
    },
    'journal.piece': async ({ from }) => {
      const piece = await exports.piece(from);
      if (!piece) return { refused: 'disk-trouble' };
      return { content: piece.bytes.toString('base64'), next: piece.next };
    },
  } satisfies HandlersOf<typeof contract>;
}

/** @throws what is not the disk's fault */
function diskRefusal(error: unknown): { refused: 'disk-full' | 'disk-trouble' } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { refused: 'disk-full' };
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return { refused: 'disk-trouble' };
  throw error;
}
