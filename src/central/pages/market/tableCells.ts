import type { TFunction } from 'i18next';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { MarketGrouping } from '../../office/api/market.ts';
import type { OfficeReply } from '../../office/api.ts';
import { nameOf } from './names.ts';

const COLUMNS = ['revenue', 'returned', 'before', 'units', 'baskets'] as const;

/** A grouping as cells of a file, with what all of it comes to as the last row: money in đồng, quantities with their comma. */
export function tableCells(
  t: TFunction,
  by: MarketGrouping,
  { rows, now, before }: OfficeReply<'market.show'>,
): string[][] {
  const head = [t(`market.by.${by}`), t('market.file.detail'), ...COLUMNS.map((column) => t(`market.file.${column}`))];
  const cells = rows.map((row) => [
    nameOf(t, by, row),
    row.detail,
    String(row.amount),
    String(row.returned),
    by === 'day' ? '' : String(row.before),
    inFile(row.units),
    row.baskets === null ? '' : String(row.baskets),
  ]);
  const sum = [
    t('sales.sum'),
    '',
    String(now.amount),
    String(now.returned),
    String(before.amount),
    inFile(now.units),
    now.baskets === null ? '' : String(now.baskets),
  ];
  return [head, ...cells, sum];
}

/** `1234,5`: a number that a Vietnamese spreadsheet adds up. */
function inFile(units: Parameters<typeof formatQuantity>[0]): string {
  return formatQuantity(units).replaceAll('.', '').replace('−', '-');
}
