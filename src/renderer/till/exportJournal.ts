import { t } from 'i18next';
import { isRefusal } from '../../shared/refusal.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { savePieces } from '../ui/saveFile.ts';
import { piecesOf } from './pieces.ts';

/** Has the till write its journal for an auditor, and the browser keep it. Buyers can be served meanwhile. */
export async function exportJournal(): Promise<void> {
  try {
    const made = await withApproval('journal.export', {});
    if (made === null) return;
    if (isRefusal(made)) return refuse(made);
    const pieces = await piecesOf('journal.piece');
    if (isRefusal(pieces)) return refuse(pieces);
    savePieces(made.name, 'application/zip', pieces);
    say('done', t('menu.exported', { entries: made.entries, name: made.name }));
  } catch (why) {
    sayFailed(why);
  }
}
