import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockPaperFound } from '../../shared/contract/receive.ts';
import { formatInstant } from '../../shared/day.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import fields from '../receive/Receive.module.css';
import styles from '../shift/Room.module.css';
import { Room } from '../shift/Room.tsx';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import type { StockPage, StockPageProps } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';

const LISTED = 60;

/** The papers of goods, newest first or by number, each as it was printed; it can be printed again. */
function PapersPage({ state }: StockPageProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly StockPaperFound[] | null>(null);
  const [entry, setEntry] = useState<StockPaperFound['entry'] | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(0);
  const look = async (words: string): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    setText(words);
    try {
      const papers = await bridge.call('stock.papers', { text: words.slice(0, 40), limit: LISTED });
      if (mine === asked.current) setFound(papers);
    } catch (why) {
      sayFailed(why);
    }
  };
  useEffect(() => {
    field.current?.focus();
    bridge.call('stock.papers', { text: '', limit: LISTED }).then(setFound).catch(sayFailed);
  }, []);
  const chosen = found?.find((paper) => paper.entry === entry) ?? found?.[0];
  return (
    <Room
      title={t('receive.papers')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
            {t('receive.back')}
          </Action>
          {chosen && (
            <Action kind="main" size="large" onPress={() => void reprint(chosen)} testId="paper-reprint">
              {t('receive.reprint')}
            </Action>
          )}
        </>
      }
    >
      <div className={styles['past']}>
        <div className={fields['goods']}>
          <label className={fields['box']}>
            <Icon name="search" size={22} />
            <span className="unseen">{t('receive.papersFind')}</span>
            <input
              ref={field}
              type="search"
              autoComplete="off"
              placeholder={t('receive.papersFind')}
              value={text}
              onChange={(event) => void look(event.currentTarget.value)}
              data-testid="paper-search"
            />
          </label>
          <ul className={styles['list']} aria-label={t('receive.papers')} data-testid="papers">
            {found?.length === 0 && <li>{t('receive.papersNone')}</li>}
            {found?.map((paper) => (
              <li key={paper.entry}>
                <button type="button" aria-pressed={paper === chosen} onClick={() => setEntry(paper.entry)}>
                  <strong>{paper.number}</strong>
                  <span>{paper.by}</span>
                  <span>{formatInstant(paper.at, state.outlet.zone)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className={styles['paper']}>{chosen && <SlipPicture key={chosen.entry} sale={chosen.entry} />}</div>
      </div>
    </Room>
  );
}

export const papersPage: StockPage = {
  id: 'papers',
  title: (t) => t('receive.papers'),
  more: (t) => t('receive.papersMore'),
  Page: PapersPage,
};
