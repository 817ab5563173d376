import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../../shared/catalogue/outlet.ts';
import { EditDeed } from '../ui/editDeed.tsx';
import { Empty } from '../ui/empty.tsx';
import { Table } from '../ui/table.tsx';
import type { StaffRow } from './outletsPage.tsx';

type Props = {
  readonly staff: readonly StaffRow[];
  readonly outlets: readonly Outlet[];
  /** Null where the reader may change nothing. */
  readonly onEdit: ((row: StaffRow) => void) | null;
};

export function StaffTable({ staff, outlets, onEdit }: Props) {
  const { t } = useTranslation();
  if (staff.length === 0) {
    return <Empty icon="outlets" title={t('outlets.emptyStaff')} hint={t('outlets.emptyStaffHint')} />;
  }
  const place = ({ outlet: id }: StaffRow) =>
    id === null ? t('outlets.everywhere') : (outlets.find((outlet) => outlet.id === id)?.name ?? id);
  return (
    <Table
      testId="staff"
      columns={[
        { words: t('outlets.name') },
        { words: t('outlets.role') },
        { words: t('outlets.at') },
        ...(onEdit ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
      ]}
    >
      {staff.map((row) => (
        <tr key={row.id}>
          <th scope="row">{row.name}</th>
          <td>{t(`outlets.roles.${row.role}`)}</td>
          <td>{place(row)}</td>
          {onEdit && (
            <td className="noPrint">
              <EditDeed name={row.name} onEdit={() => onEdit(row)} />
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}
