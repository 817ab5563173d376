import { t } from 'i18next';
import type { ReplyOf } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/day.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { EXCHANGE_BYTES } from '../../shared/sync/exchange.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { base64 } from '../ui/base64.ts';
import { savePieces } from '../ui/saveFile.ts';
import { piecesOf } from './pieces.ts';

/** Has the till write what the centre has not confirmed, and the browser keep it for a USB stick. */
export async function writeForCentre(): Promise<void> {
  try {
    const made = await withApproval('exchange.make', {});
    if (made === null) return;
    if (isRefusal(made)) return refuse(made);
    const pieces = await piecesOf('exchange.piece');
    if (isRefusal(pieces)) return refuse(pieces);
    savePieces(made.name, 'application/octet-stream', pieces);
    say('done', t('exchange.made', { entries: made.entries, name: made.name }));
  } catch (why) {
    sayFailed(why);
  }
}

/** Bytes of a piece on its way to the till: base64 makes four letters of three. */
const PIECE = 600_000;

/** Hands the centre's file to the till, which looks at it. */
export async function takeAnswer(file: File): Promise<void> {
  try {
    if (file.size > EXCHANGE_BYTES) return refuse({ refused: 'exchange-too-large' });
    const taken = await sent(new Uint8Array(await file.arrayBuffer()));
    if (isRefusal(taken)) return refuse(taken);
    if (!('at' in taken)) return refuse({ refused: 'exchange-unreadable' });
    const { isNews, changes, unsent: count } = taken;
    const at = formatInstant(taken.at);
    if (!isNews) return say('done', t('exchange.nothingNew', { at }));
    say('done', count === 0 ? t('exchange.takenAll', { at, changes }) : t('exchange.taken', { at, changes, count }));
  } catch (why) {
    sayFailed(why);
  }
}

async function sent(bytes: Uint8Array): Promise<ReplyOf<'exchange.take'>> {
  for (let from = 0; ; ) {
    const piece = bytes.subarray(from, from + PIECE);
    const isLast = from + piece.length === bytes.length;
    const answer = await bridge.call('exchange.take', { from, content: base64(piece), isLast });
    if (isLast || isRefusal(answer) || !('next' in answer)) return answer;
    from = answer.next;
  }
}
