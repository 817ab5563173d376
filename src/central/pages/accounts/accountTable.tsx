import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../../shared/catalogue/outlet.ts';
import { formatInstant } from '../../../shared/day.ts';
import type { AccountRow } from '../../office/api/accounts.ts';
import { isLimited } from '../../office/api/rights.ts';
import { EditDeed } from '../ui/editDeed.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Table } from '../ui/table.tsx';

type Props = {
  readonly accounts: readonly AccountRow[];
  readonly outlets: readonly Outlet[];
  /** Null where the reader may change nothing. */
  readonly onEdit: ((account: AccountRow) => void) | null;
};

export function AccountTable({ accounts, outlets, onEdit }: Props) {
  const { t } = useTranslation();
  return (
    <Table
      testId="accounts"
      columns={[
        { words: t('outlets.name') },
        { words: t('accounts.role') },
        { words: t('accounts.state') },
        { words: t('accounts.secondFactor') },
        { words: t('accounts.signedIn') },
        ...(onEdit ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
      ]}
    >
      {accounts.map((account) => (
        <tr key={account.account} data-sign-in={account.signIn}>
          <th scope="row">
            {account.name}
            <span className="detail">{account.signIn}</span>
          </th>
          <td>
            {t(`accounts.roles.${account.role}`)}
            <Own account={account} outlets={outlets} />
          </td>
          <td>
            <State account={account} />
          </td>
          <td>{t(account.secondFactor ? 'accounts.hasSecondFactor' : 'accounts.noSecondFactor')}</td>
          <td className="nowrap">{account.signedInAt === null ? t('none') : formatInstant(account.signedInAt)}</td>
          {onEdit && (
            <td className="noPrint">
              {account.state !== 'retired' && <EditDeed name={account.name} onEdit={() => onEdit(account)} />}
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

/** Which outlets are theirs; all of them for a role that has all. */
function Own({ account, outlets }: { readonly account: AccountRow; readonly outlets: readonly Outlet[] }) {
  if (!isLimited(account.role)) return null;
  const names = account.outlets.map((own) => outlets.find(({ id }) => id === own)?.name ?? own);
  return <span className="detail">{names.join(', ')}</span>;
}

const looks = {
  active: { tone: 'good', icon: 'good' },
  invited: { tone: 'wait', icon: 'wait' },
  retired: { tone: 'off', icon: 'off' },
} as const satisfies Record<AccountRow['state'], { readonly tone: string; readonly icon: IconName }>;

function State({ account: { state, invitedUntil } }: { readonly account: AccountRow }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[state];
  return (
    <>
      <span className={`state ${tone}`}>
        <Icon name={icon} />
        {t(`accounts.states.${state}`)}
      </span>
      {state === 'invited' && (
        <span className="detail">
          {invitedUntil === null
            ? t('accounts.linkOver')
            : t('accounts.linkUntil', { at: formatInstant(invitedUntil) })}
        </span>
      )}
    </>
  );
}
