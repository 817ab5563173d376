import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettlementPaper } from '../../shared/contract/settlement.ts';
import { formatInstant } from '../../shared/day.ts';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { Action } from '../ui/Action.tsx';
import { withSign } from '../ui/money.ts';
import { walk } from '../ui/walk.ts';
import { keepFile } from './ask.ts';
import styles from './Settlement.module.css';

type Props = { readonly papers: readonly SettlementPaper[]; readonly zone: string };

/** A producer's settlements and payments, each with its slip. */
export function PapersView({ papers, zone }: Props) {
  const { t } = useTranslation();
  const [picked, pick] = useState<string | null>(null);
  const chosen = papers.find(({ entry }) => entry === picked) ?? papers[0];
  if (!chosen) return <p className={styles['none']}>{t('settlement.noPapers')}</p>;
  const { entry, body } = chosen;
  return (
    <section className={styles['papers']}>
      <div className={styles['made']}>
        <ul onKeyDown={walk} aria-label={t('settlement.papers')} data-testid="settlement-papers-list">
          {papers.map((paper) => (
            <li key={paper.entry}>
              <button type="button" aria-pressed={paper === chosen} onClick={() => pick(paper.entry)}>
                <strong>{titleOf(paper)}</strong>
                <span>{formatInstant(paper.at, zone)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className={styles['files']}>
          <Action onPress={() => void reprint({ entry, number: body.number })} testId="settlement-reprint">
            {t('settlement.reprint')}
          </Action>
          <Action onPress={() => void keepFile(entry, 'pdf')} testId="settlement-pdf">
            {t('settlement.pdf')}
          </Action>
          {chosen.kind === 'producer-settled' && (
            <Action onPress={() => void keepFile(entry, 'xlsx')} testId="settlement-xlsx">
              {t('settlement.xlsx')}
            </Action>
          )}
        </div>
      </div>
      <SlipPicture key={entry} sale={entry} />
    </section>
  );

  function titleOf(paper: SettlementPaper): string {
    return paper.kind === 'producer-settled'
      ? `${t('settlement.paperSettled', { number: paper.body.number })} · ${withSign(paper.body.payable)}`
      : `${t('settlement.paperPaid', { number: paper.body.number })} · ${withSign(paper.body.amount)}`;
  }
}
