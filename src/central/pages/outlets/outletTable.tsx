import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../../shared/catalogue/outlet.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { EditDeed } from '../ui/editDeed.tsx';
import { Empty } from '../ui/empty.tsx';
import { Table } from '../ui/table.tsx';
import { isInUse } from './health.ts';

type Props = {
  readonly outlets: readonly Outlet[];
  readonly tills: readonly TillRow[];
  /** Null where the reader may change nothing. */
  readonly onEdit: ((outlet: Outlet) => void) | null;
};

export function OutletTable({ outlets, tills, onEdit }: Props) {
  const { t } = useTranslation();
  if (outlets.length === 0) {
    return <Empty icon="outlets" title={t('outlets.emptyOutlets')} hint={t('outlets.emptyOutletsHint')} />;
  }
  const tillsAt = (outlet: Outlet) => tills.filter((till) => till.outlet === outlet.id && isInUse(till)).length;
  return (
    <Table
      testId="outlets"
      columns={[
        { words: t('outlets.code') },
        { words: t('outlets.name') },
        { words: t('outlets.phone') },
        { words: t('outlets.rounding') },
        { words: t('outlets.tills'), of: 'figures' },
        ...(onEdit ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
      ]}
    >
      {outlets.map((outlet) => (
        <tr key={outlet.id} data-outlet={outlet.id}>
          <td className="nowrap strong">{outlet.code}</td>
          <th scope="row">
            <Link href={pageHref('sales', { outlet: outlet.id })}>{outlet.name}</Link>
            <span className="detail">{outlet.address}</span>
          </th>
          <td className="nowrap">{outlet.phone || t('none')}</td>
          <td className="nowrap">{t(`outlets.roundings.${outlet.cashRounding}`)}</td>
          <td className="number">{tillsAt(outlet)}</td>
          {onEdit && (
            <td className="noPrint">
              <EditDeed name={outlet.name} onEdit={() => onEdit(outlet)} />
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}
