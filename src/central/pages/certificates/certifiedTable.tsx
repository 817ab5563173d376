import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import type { CertifiedRow, StarsState } from '../../office/api/certificates.ts';
import { useAddress } from '../route/useAddress.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Stars } from '../ui/stars.tsx';
import { Table } from '../ui/table.tsx';

const tones = { valid: 'good', ending: 'wait', lost: 'off', revoked: 'bad' } as const satisfies Record<
  StarsState,
  string
>;
const icons = { valid: 'good', ending: 'wait', lost: 'off', revoked: 'warn' } as const satisfies Record<
  StarsState,
  IconName
>;

export function StateOf({ state }: { readonly state: StarsState }) {
  const { t } = useTranslation();
  return (
    <span className={`state ${tones[state]}`}>
      <Icon name={icons[state]} size={18} />
      {t(`certificates.state.${state}`)}
    </span>
  );
}

export function CertifiedTable({ rows }: { readonly rows: readonly CertifiedRow[] }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  return (
    <Table
      testId="certified"
      columns={[
        { words: t('catalogue.name') },
        { words: t('catalogue.stars') },
        { words: t('certificates.until') },
        { words: t('certificates.stateOf') },
        { words: t('catalogue.actions'), of: 'deeds' },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.product} data-product={row.product}>
          <th scope="row">
            {row.name}
            <span className="detail">{row.producer}</span>
          </th>
          <td>
            {row.state === 'valid' || row.state === 'ending' ? (
              <Stars stars={row.stars} />
            ) : (
              <span className="soft small">{t('certificates.had', { stars: row.stars })}</span>
            )}
            {row.decision !== '' && <span className="detail">{row.decision}</span>}
          </td>
          <td className="nowrap">
            {formatDay(row.until)}
            {row.papers > 0 && <span className="detail">{t('certificates.papersOf', { count: row.papers })}</span>}
          </td>
          <td>
            <StateOf state={row.state} />
          </td>
          <td className="noPrint">
            <div className="tableActions">
              <Button
                variant="default"
                size="xs"
                aria-label={t('certificates.openOf', { name: row.name })}
                onClick={() => change({ product: row.product })}
              >
                {t('certificates.open')}
              </Button>
            </div>
          </td>
        </tr>
      ))}
    </Table>
  );
}
