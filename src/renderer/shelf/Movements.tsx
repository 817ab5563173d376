import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShelfPart } from '../../shared/contract/shelf.ts';
import type { Movement } from '../../shared/contract/stock.ts';
import { formatInstant } from '../../shared/day.ts';
import type { LotId, ProductId } from '../../shared/id.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { PhotoOf } from '../photo/PhotoOf.tsx';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { walk } from '../ui/walk.ts';
import { lotName, signed } from './figures.ts';
import styles from './Shelf.module.css';

/** As many as fill a screen or two; of more, more are asked for. */
const LIMIT = 40;

/** @param lot undefined: of all parts */
async function movesFrom(
  offset: number,
  product: ProductId,
  lot: LotId | null | undefined,
): Promise<readonly Movement[]> {
  const of = lot === undefined ? {} : { lot };
  return (await bridge.call('stock.movements', { product, ...of, limit: LIMIT, offset })).movements;
}

type Props = {
  readonly product: ProductId;
  /** Undefined: of all parts. */
  readonly part: ShelfPart | undefined;
  readonly zone: string;
};

/** What moved, newest first; each opens its paper. */
export function Movements({ product, part, zone }: Props) {
  const { t } = useTranslation();
  const [moves, setMoves] = useState<readonly Movement[] | null>(null);
  const [paper, setPaper] = useState<Movement | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const lot = part && (part.lot?.id ?? null);
  useEffect(() => {
    let isWanted = true;
    const fetch = async () => {
      const found = await movesFrom(0, product, lot);
      if (!isWanted) return;
      setMoves(found);
      setHasMore(found.length === LIMIT);
    };
    fetch().catch(sayFailed);
    return () => {
      isWanted = false;
    };
  }, [product, lot]);
  const more = async () => {
    try {
      const found = await movesFrom(moves?.length ?? 0, product, lot);
      setMoves((before) => [...(before ?? []), ...found]);
      setHasMore(found.length === LIMIT);
    } catch (why) {
      sayFailed(why);
    }
  };
  return (
    <section className={styles['moves']}>
      <h2>{part ? t('shelf.movesOf', { lot: lotName(part.lot, t) }) : t('shelf.moves')}</h2>
      <ul onKeyDown={walk} aria-label={t('shelf.moves')}>
        {moves?.length === 0 && <li className={styles['none']}>{t('shelf.noMoves')}</li>}
        {moves?.map((move) => (
          <li key={`${move.seq} ${move.lot}`}>
            <button type="button" onClick={() => setPaper(move)} data-testid="goods-move">
              <strong>{t(`shelf.kinds.${move.kind}`)}</strong>
              <strong>{signed(move.quantity)}</strong>
              <span>{move.number}</span>
              <span>{formatInstant(move.at, zone)}</span>
            </button>
          </li>
        ))}
        {hasMore && (
          <li className={styles['moreRow']}>
            <Action onPress={() => void more()}>{t('shelf.more')}</Action>
          </li>
        )}
      </ul>
      {paper && (
        <Dialog title={t('shelf.paper', { number: paper.number })} size={520} onClose={() => setPaper(null)}>
          <div className={styles['paper']}>
            <SlipPicture key={paper.entry} sale={paper.entry} />
            <PhotoOf key={`${paper.entry} photo`} entry={paper.entry} />
            <Action onPress={() => void reprint(paper)} testId="paper-reprint">
              {t('shelf.reprint')}
            </Action>
          </div>
        </Dialog>
      )}
    </section>
  );
}
