import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { formatQuantity, type Quantity } from '../../../shared/quantity.ts';
import type { StockMovement } from '../../office/api/stock.ts';
import type { OfficeReply } from '../../office/api.ts';
import { TakenPhotos } from '../demand/takenPhotos.tsx';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { count } from '../show/figures.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { addressOf, type OpenGoods } from './view.ts';

const MOST_MOVEMENTS = 500;

/** The movements that make a figure, laid beside the list. */
export function MovementsDrawer({ open }: { readonly open: OpenGoods | null }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const asked = useAsk('stock.movements', open && { ...open, limit: MOST_MOVEMENTS }, 'sales');
  const reply = open === null || asked.stale ? undefined : asked.data;
  return (
    <Drawer
      opened={open !== null}
      onClose={() => change(addressOf(null))}
      title={<span className="strong">{t('stock.movements', { name: reply?.name ?? '' })}</span>}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
      data-testid="movements"
    >
      <ProblemNote problem={asked.problem} again={asked.again} />
      {reply && open ? (
        <Movements reply={reply} isOfLot={open.lot !== null} />
      ) : (
        <p className="soft">{t('stock.loading')}</p>
      )}
    </Drawer>
  );
}

type MovementsProps = { readonly reply: OfficeReply<'stock.movements'>; readonly isOfLot: boolean };

function Movements({ reply: { movements, count: all, onHand, sums, unit }, isOfLot }: MovementsProps) {
  const { t } = useTranslation();
  return (
    <div className="form">
      {onHand < 0 && <Note tone="wait">{t(isOfLot ? 'stock.moreThanCameHint' : 'stock.neverCameHint')}</Note>}
      <dl className="facts" data-testid="sums">
        {sums.map(({ kind, quantity }) => (
          <Sum key={kind} words={t(`stock.kind.${kind}`)} quantity={quantity} signed />
        ))}
        <Sum words={unit === '' ? t('stock.onHand') : t('stock.onHandIn', { unit })} quantity={onHand} />
      </dl>
      <MovementTable movements={movements} />
      {movements.length < all && (
        <p className="under">{t('stock.newest', { count: movements.length, all: count(all) })}</p>
      )}
    </div>
  );
}

type SumProps = { readonly words: string; readonly quantity: Quantity; readonly signed?: boolean };

function Sum({ words, quantity, signed = false }: SumProps) {
  return (
    <>
      <dt>{words}</dt>
      <dd className={signed ? '' : 'strong'}>{signed ? inSign(quantity) : formatQuantity(quantity)}</dd>
    </>
  );
}

/** `+3`, `−0,35`: which way goods went is told before how many. */
function inSign(quantity: Quantity): string {
  return quantity > 0 ? `+${formatQuantity(quantity)}` : formatQuantity(quantity);
}

function MovementTable({ movements }: { readonly movements: readonly StockMovement[] }) {
  const { t } = useTranslation();
  return (
    <Table
      testId="movement-list"
      columns={[{ words: t('stock.at') }, { words: t('stock.what') }, { words: t('stock.quantity'), of: 'figures' }]}
    >
      {movements.map((movement) => (
        <tr key={`${movement.device} ${movement.seq}`}>
          <td className="nowrap">{formatInstant(movement.at)}</td>
          <th scope="row">
            {t(`stock.kind.${movement.kind}`)}
            {movement.why !== null && <span className="soft">: {t(`stock.why.${movement.why}`)}</span>}
            <span className="detail">
              <SlipOf movement={movement} /> · {t('sales.tillName', { till: movement.till })}
            </span>
            {movement.photo !== null && (
              <TakenPhotos photos={[movement.photo]} words={() => t('stock.photo', { number: movement.number })} />
            )}
          </th>
          <td className="number strong">{inSign(movement.quantity)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** A sale or a return opens as it was printed; what else there is stands here whole. */
function SlipOf({ movement: { kind, number, device, entry } }: { readonly movement: StockMovement }) {
  if (kind !== 'sale' && kind !== 'return') return <span>{number}</span>;
  return <Link href={pageHref('sales', { device, sale: entry })}>{number}</Link>;
}
