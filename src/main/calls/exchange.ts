import type { exchangeCalls as contract } from '../../shared/contract/exchange.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { orDiskRefusal } from './journal.ts';

export function exchangeCalls({ exchange }: Counter) {
  return {
    'exchange.make': (_, permit) => {
      const may = permit('export-journal');
      return isRefusal(may) ? may : orDiskRefusal(exchange.make());
    },
    'exchange.piece': async ({ from }) => {
      const piece = await exchange.piece(from);
      if (!piece) return { refused: 'disk-trouble' };
      return { content: piece.bytes.toString('base64'), next: piece.next };
    },
    'exchange.take': ({ from, content, isLast }) =>
      exchange.take({ from, content: Buffer.from(content, 'base64'), isLast }),
  } satisfies HandlersOf<typeof contract>;
}
