import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import type { CatalogueRow } from '../../office/api/catalogue.ts';
import { money } from '../show/figures.ts';
import { Stars } from '../ui/stars.tsx';
import { Table } from '../ui/table.tsx';
import { Told } from './told.tsx';

export type Deed = 'edit' | 'price' | 'story' | 'withdraw';

type Props = {
  readonly rows: readonly CatalogueRow[];
  /** Null where the reader may change nothing. */
  readonly onDeed: ((what: Deed, row: CatalogueRow) => void) | null;
};

export function CatalogueTable({ rows, onDeed }: Props) {
  const { t } = useTranslation();
  return (
    <Table
      testId="catalogue"
      columns={[
        { words: t('catalogue.name') },
        { words: t('catalogue.stars') },
        { words: t('catalogue.categoryAndCode') },
        { words: t('catalogue.price'), of: 'figures' },
        ...(onDeed ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
      ]}
    >
      {rows.map((row) => (
        <Line key={row.product} row={row} onDeed={onDeed} />
      ))}
    </Table>
  );
}

function Line({ row, onDeed }: { readonly row: CatalogueRow; readonly onDeed: Props['onDeed'] }) {
  return (
    <tr data-product={row.product}>
      <th scope="row">
        {row.name}
        <span className="detail">{row.producer}</span>
        <Told told={row.told} />
      </th>
      <td>
        <Stars stars={row.stars} />
      </td>
      <td>
        {row.category}
        <Codes codes={row.codes} />
      </td>
      <td className="number">
        <PriceOf row={row} />
      </td>
      {onDeed && <Deeds row={row} onDeed={onDeed} />}
    </tr>
  );
}

function Deeds({ row, onDeed }: { readonly row: CatalogueRow; readonly onDeed: NonNullable<Props['onDeed']> }) {
  const { t } = useTranslation();
  return (
    <td className="noPrint">
      <div className="tableActions">
        <Button
          variant="default"
          size="xs"
          aria-label={t('outlets.editOf', { name: row.name })}
          onClick={() => onDeed('edit', row)}
        >
          {t('outlets.edit')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={t('catalogue.changeOf', { name: row.name })}
          onClick={() => onDeed('price', row)}
        >
          {t('catalogue.change')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={t('stories.deedOf', { name: row.name })}
          onClick={() => onDeed('story', row)}
        >
          {t('stories.deed')}
        </Button>
        <Button
          variant="subtle"
          color="brick"
          size="xs"
          aria-label={t('catalogue.withdrawOf', { name: row.name })}
          onClick={() => onDeed('withdraw', row)}
        >
          {t('catalogue.withdraw')}
        </Button>
      </div>
    </td>
  );
}

/** Codes as on the packet: those kept padded to 14 digits lose the noughts nobody prints. */
function Codes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  const [first, ...others] = codes.map((code) => code.replace(/^0(?=\d{13}$)/, ''));
  if (first === undefined) return null;
  return (
    <span className="detail nowrap" title={[first, ...others].join('\n')}>
      {first} {others.length > 0 && <span className="soft">{t('catalogue.moreCodes', { count: others.length })}</span>}
    </span>
  );
}

function PriceOf({ row }: { readonly row: CatalogueRow }) {
  const { t } = useTranslation();
  if (row.price === null) return <span className="state wait small">{t('catalogue.noPrice')}</span>;
  return (
    <>
      <span className="strong" data-testid="price">
        {money(row.price)}
      </span>
      <span className="soft small"> {t('catalogue.per', { unit: row.unit })}</span>
      <span className="detail nowrap">
        {row.demoPrice && (
          <span className="tag" title={t('catalogue.demoHint')}>
            {t('catalogue.demo')}
          </span>
        )}{' '}
        {row.priceFrom && t('catalogue.priceFrom', { day: formatDay(row.priceFrom) })}
      </span>
      {row.ownPrices > 0 && <span className="detail nowrap">{t('groups.ownPrices', { count: row.ownPrices })}</span>}
    </>
  );
}
