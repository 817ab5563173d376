import { useTranslation } from 'react-i18next';
import type { Dong } from '../../../shared/money.ts';
import type { Ledger, LedgerRow } from '../../office/api/settlements.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { money } from '../show/figures.ts';
import { Table } from '../ui/table.tsx';

type Sum = Ledger & { readonly unsettled: Dong };
type Props = { readonly rows: readonly LedgerRow[]; readonly sum: Sum };

/** The columns of an account, at any outlet and at all of them. */
export const LEDGER_FIGURES = ['opened', 'settled', 'paid', 'closed', 'unsettled'] as const;

/** Everybody to whom something is or was owed in these days; the name opens the account. */
export function LedgerTable({ rows, sum }: Props) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <Table
      testId="settlements"
      columns={[
        { words: t('settlements.producer') },
        ...LEDGER_FIGURES.map((figure) => ({ words: t(`settlements.${figure}`), of: 'figures' as const })),
      ]}
      foot={
        <tr>
          <th scope="row">{t('sales.sum')}</th>
          <Figures of={sum} />
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.producer} data-producer={row.producer}>
          <th scope="row">
            <Link href={href({ producer: row.producer, offset: null, q: null })}>{row.name}</Link>
            <span className="detail">
              {row.outlets.length === 1
                ? row.outlets[0]?.outletName
                : t('settlements.atOutlets', { count: row.outlets.length })}
            </span>
          </th>
          <Figures of={row} />
        </tr>
      ))}
    </Table>
  );
}

/** Of one account, or of all together; what is nothing is left empty, so that the eye finds what is something. */
export function Figures({ of }: { readonly of: Sum }) {
  return LEDGER_FIGURES.map((figure) => (
    <td key={figure} className={figure === 'closed' ? 'number strong' : 'number'} data-figure={figure}>
      {of[figure] === 0 && figure !== 'closed' ? '' : money(of[figure])}
    </td>
  ));
}
