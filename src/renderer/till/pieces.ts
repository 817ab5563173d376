import type { ReplyOf } from '../../shared/contract.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { bytesIn } from '../ui/saveFile.ts';

type Giver = 'journal.piece' | 'exchange.piece';

/** A file that lies at the till, piece by piece. */
export async function piecesOf(giver: Giver): Promise<Uint8Array<ArrayBuffer>[] | Refusal> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const piece: ReplyOf<Giver> = await bridge.call(giver, { from });
    if (isRefusal(piece)) return piece;
    pieces.push(bytesIn(piece.content));
    from = piece.next;
  }
  return pieces;
}
