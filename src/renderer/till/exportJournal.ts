import { t } from 'i18next';
import type { ReplyOf } from '../../shared/contract.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { bytesIn, savePieces } from '../ui/saveFile.ts';

/** Has the till write its journal for an auditor, and the browser keep it. Buyers can be served meanwhile. */
export async function exportJournal(): Promise<void> {
  try {
    const made = await withApproval('journal.export', {});
    if (made === null) return;
    if (isRefusal(made)) return refuse(made);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const piece: ReplyOf<'journal.piece'> = await bridge.call('journal.piece', { from });
      if (isRefusal(piece)) return refuse(piece);
      pieces.push(bytesIn(piece.content));
      from = piece.next;
    }
    savePieces(made.name, 'application/zip', pieces);
    say('done', t('menu.exported', { entries: made.entries, name: made.name }));
  } catch (why) {
    sayFailed(why);
  }
}
