import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockPaper } from '../../shared/contract/stock.ts';
import { COPIES_LIMIT } from '../../shared/label/label.ts';
import { must } from '../../shared/must.ts';
import type { DraftLine } from '../../shared/stock/receiveDraft.ts';
import { openLabels } from '../label/store.ts';
import { Room } from '../shift/Room.tsx';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { useStockEscape } from '../stock/page.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { walk } from '../ui/walk.ts';
import styles from './Receive.module.css';

type Props = {
  readonly received: { readonly papers: readonly StockPaper[]; readonly lines: readonly DraftLine[] };
  readonly onNext: () => void;
};

/** It is in the books: the slip as it is printed, of each owner one, and the labels of what came. */
export function Received({ received: { papers, lines }, onNext }: Props) {
  const { t } = useTranslation();
  const [picked, pick] = useState(0);
  const paper = must(papers[picked], 'a receipt');
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  useStockEscape(() => {
    onNext();
    return false;
  });
  return (
    <Room
      title={t('receive.doneTitle')}
      lead={papers.map(({ number, lines: count }) => t('receive.doneLead', { number, count })).join(' — ')}
      actions={
        <>
          <Action size="large" onPress={() => void reprint(paper)} testId="receive-reprint">
            <Icon name="printer" />
            {t('receive.reprint')}
          </Action>
          <Action size="large" onPress={() => void openLabels(lines.map(labelled))} testId="receive-labels">
            <Icon name="label" />
            {t('receive.labels')}
          </Action>
          <Action ref={next} kind="main" size="large" shortcut="Enter" onPress={onNext} testId="receive-next">
            {t('receive.next')}
          </Action>
        </>
      }
    >
      <div className={styles['paper']} data-several={papers.length > 1} data-testid="received">
        {papers.length > 1 && (
          <div className={styles['papers']} role="group" aria-label={t('receive.papersMade')} onKeyDown={walk}>
            {papers.map(({ entry, number }, nth) => (
              <button key={entry} type="button" aria-pressed={nth === picked} onClick={() => pick(nth)}>
                {number}
              </button>
            ))}
          </div>
        )}
        <SlipPicture key={paper.entry} sale={paper.entry} />
      </div>
    </Room>
  );
}

/** A label for each piece; of what is weighed one, for its packets are weighed apart. */
function labelled({ product, weighed, quantity, code, expires }: DraftLine) {
  const pieces = weighed || quantity === null ? 1 : Math.max(1, Math.floor(quantity / 1_000));
  return { product, copies: Math.min(COPIES_LIMIT, pieces), lot: code, expires };
}
