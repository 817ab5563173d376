import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockPaperFound } from '../../shared/contract/receive.ts';
import { formatInstant } from '../../shared/day.ts';
import { readSlipCode } from '../../shared/slip/slipCode.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { PhotoOf } from '../photo/PhotoOf.tsx';
import fields from '../receive/Receive.module.css';
import styles from '../shift/Room.module.css';
import { Room } from '../shift/Room.tsx';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { type StockPage, type StockPageProps, useStockScans } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { usePageKeys } from '../ui/pageKeys.ts';
import { SearchBox } from '../ui/SearchBox.tsx';

const LISTED = 60;

/** What the letters in a number stand for. */
const SERIES = ['NK', 'XH', 'CK', 'NC', 'KK', 'QT', 'TT'] as const;

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
  const at = Math.max(0, found?.findIndex((paper) => paper.entry === entry) ?? 0);
  const chosen = found?.[at];
  const again = chosen && (() => void reprint(chosen));
  const step = (by: 1 | -1) => () => setEntry(found?.[at + by]?.entry ?? entry);
  usePageKeys({ ArrowDown: step(1), ArrowUp: step(-1), F7: again });
  useStockScans((code) => void look(readSlipCode(code)?.number ?? code));
  return (
    <Room
      title={t('receive.papers')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
            {t('receive.back')}
          </Action>
          {again && (
            <Action kind="main" size="large" shortcut="F7" onPress={again} testId="paper-reprint">
              {t('receive.reprint')}
            </Action>
          )}
        </>
      }
    >
      <div className={styles['past']}>
        <div className={fields['goods']}>
          <SearchBox
            ref={field}
            label={t('receive.papersFind')}
            placeholder={t('receive.papersFind')}
            text={text}
            onType={(words) => void look(words)}
            testId="paper-search"
          />
          <ul className={styles['list']} aria-label={t('receive.papers')} data-testid="papers">
            {found?.length === 0 && <li>{t('receive.papersNone')}</li>}
            {found?.map((paper) => (
              <li key={paper.entry}>
                <Row paper={paper} isChosen={paper === chosen} zone={state.outlet.zone} onChoose={setEntry} />
              </li>
            ))}
          </ul>
        </div>
        <div className={styles['paper']}>
          {chosen && <SlipPicture key={chosen.entry} sale={chosen.entry} />}
          {chosen && <PhotoOf key={`${chosen.entry} photo`} entry={chosen.entry} />}
        </div>
      </div>
    </Room>
  );
}

type RowProps = {
  readonly paper: StockPaperFound;
  readonly isChosen: boolean;
  readonly zone: string;
  readonly onChoose: (entry: StockPaperFound['entry']) => void;
};

function Row({ paper: { entry, number, by, at }, isChosen, zone, onChoose }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const series = SERIES.find((letters) => number.includes(`-${letters}`));
  return (
    <button ref={row} type="button" aria-pressed={isChosen} onClick={() => onChoose(entry)} data-testid="paper">
      <strong>{number}</strong>
      <span>{series && t(`receive.series.${series}`)}</span>
      <span>{formatInstant(at, zone)}</span>
      <span>{by}</span>
    </button>
  );
}

export const papersPage: StockPage = {
  id: 'papers',
  title: (t) => t('receive.papers'),
  more: (t) => t('receive.papersMore'),
  Page: PapersPage,
};
