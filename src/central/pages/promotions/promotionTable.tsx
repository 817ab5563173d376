import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import type { Promotion } from '../../../shared/promotion/promotion.ts';
import type { PromotionRow } from '../../office/api/promotions.ts';
import { Empty } from '../ui/empty.tsx';
import { Table } from '../ui/table.tsx';
import { outletsInWords, type PromotionChoices, ruleInWords, whenInWords } from './ruleInWords.ts';

type Props = {
  readonly rows: readonly PromotionRow[];
  readonly choices: PromotionChoices | undefined;
  /** Null where the reader may change nothing. */
  readonly onDeed: ((what: 'edit' | 'end', promotion: Promotion) => void) | null;
};

export function PromotionTable({ rows, choices, onDeed }: Props) {
  const { t } = useTranslation();
  if (rows.length === 0) {
    return <Empty icon="promotions" title={t('promotions.empty')} hint={t('promotions.emptyHint')} />;
  }
  return (
    <Table
      testId="promotions"
      columns={[
        { words: t('promotions.name') },
        { words: t('promotions.what') },
        { words: t('promotions.when') },
        { words: t('promotions.where') },
        { words: t('promotions.bearer') },
        ...(onDeed ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
      ]}
    >
      {rows.map(({ promotion, state }) => (
        <tr key={promotion.id} data-promotion={promotion.id}>
          <th scope="row">
            <span className="strong">{promotion.name}</span>
            {promotion.demo && (
              <span className="small soft" title={t('promotions.demoHint')}>
                {' '}
                {t('promotions.demo')}
              </span>
            )}
          </th>
          <td>{ruleInWords(t, promotion.rule, choices)}</td>
          <td>
            <When promotion={promotion} />
          </td>
          <td>{outletsInWords(t, promotion.outlets)}</td>
          <td>{t(`promotions.borneBy.${promotion.borneBy}`)}</td>
          {onDeed && (
            <td className="noPrint">
              {state !== 'ended' && (
                <div className="tableActions">
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('promotions.editOf', { name: promotion.name })}
                    onClick={() => onDeed('edit', promotion)}
                  >
                    {t('promotions.edit')}
                  </Button>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('promotions.endOf', { name: promotion.name })}
                    onClick={() => onDeed('end', promotion)}
                  >
                    {t('promotions.end')}
                  </Button>
                </div>
              )}
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

function When({ promotion }: { readonly promotion: Promotion }) {
  const { t } = useTranslation();
  const { days, narrowed } = whenInWords(t, promotion);
  return (
    <>
      <span className="nowrap">{days}</span>
      {narrowed !== '' && <span className="detail">{narrowed}</span>}
      {promotion.endedOn && (
        <span className="detail">{t('promotions.endedOn', { day: formatDay(promotion.endedOn) })}</span>
      )}
    </>
  );
}
