import { useTranslation } from 'react-i18next';
import type { MarketRow } from '../../../office/api/market.ts';
import type { OfficeReply } from '../../../office/api.ts';
import { pageHref } from '../../route/address.ts';
import { Link } from '../../route/link.tsx';
import { useAddress } from '../../route/useAddress.ts';
import { useMay } from '../../session/session.ts';
import { money, percent } from '../../show/figures.ts';
import { Choices } from '../../ui/choices.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Table } from '../../ui/table.tsx';
import { MarketFiles } from '../marketFiles.tsx';
import { nameOf } from '../names.ts';
import { intoRow, MAP_LAYERS, type MapLayer, type MarketView } from '../view.ts';
import { MarketMap, type Placed } from './marketMap.tsx';

type Props = { readonly view: MarketView; readonly data: OfficeReply<'market.show'>; readonly stale: boolean };

/** A map of what sold, the table of the same figures beside it, and what is not on it because nobody said where it is. */
export function MapView({ view, data, stale }: Props) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const { layer } = view;
  const placed = data.rows.filter((row): row is Placed => row.coordinates !== undefined);
  const elsewhere = data.rows.filter(({ coordinates }) => coordinates === undefined);
  return (
    <div className="waitingFade" data-stale={stale}>
      <div className="underFiles">
        <Choices
          kind="row"
          label={t('market.map.of')}
          now={layer}
          choices={MAP_LAYERS.map((key) => ({
            key,
            label: t(`market.map.${key}`),
            href: href({ of: key === 'outlet' ? null : key }),
          }))}
        />
        {data.rows.length > 0 && <MarketFiles view={view} by={layer} data={data} />}
      </div>
      {data.rows.length === 0 && <Empty icon="market" title={t('sales.empty')} hint={t('sales.emptyHint')} />}
      {placed.length > 0 && (
        <div className="mapAndTable">
          <MarketMap layer={layer} rows={placed} />
          <MapTable layer={layer} rows={placed} whole={data.now.amount} />
        </div>
      )}
      {elsewhere.length > 0 && <Elsewhere layer={layer} rows={elsewhere} />}
    </div>
  );
}

type TableProps = { readonly layer: MapLayer; readonly rows: readonly MarketRow[]; readonly whole: number };

function MapTable({ layer, rows, whole }: TableProps) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <Table
      testId="market-map-table"
      columns={[
        { words: t(`market.by.${layer}`) },
        { words: t('sales.revenue'), of: 'figures' },
        { words: t('sales.share'), of: 'figures' },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.key} data-key={row.key}>
          <th scope="row">
            <Link href={href(intoRow(layer, row.key))}>{nameOf(t, layer, row)}</Link>
          </th>
          <td className="number strong">{money(row.amount)}</td>
          <td className="number soft">{row.amount < 0 ? '' : percent(row.amount, whole)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** What sold and is not on the map, and the way to put it there. */
function Elsewhere({ layer, rows }: { readonly layer: MapLayer; readonly rows: readonly MarketRow[] }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const may = useMay();
  const isTheirs = may(layer === 'outlet' ? 'edit-outlets' : 'edit-catalogue');
  const there = layer === 'outlet' ? pageHref('outlets', { view: 'outlets' }) : pageHref('producers');
  return (
    <section className="section mapElsewhere" data-testid="market-map-elsewhere">
      <h2>{t(`market.map.elsewhere.${layer}`, { count: rows.length })}</h2>
      <p className="soft">
        {t(`market.map.elsewhereHint.${layer}`)}{' '}
        {isTheirs && <Link href={there}>{t(`market.map.toPlaces.${layer}`)}</Link>}
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <Link href={href(intoRow(layer, row.key))}>{nameOf(t, layer, row)}</Link> <span>{money(row.amount)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
