import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EAN13_MODULES, EAN13_QUIET, ean13Bars } from '../../shared/barcode/ean13.ts';
import { SETUP_DIGITS } from '../../shared/scanner/setupCard.ts';
import { Action } from '../ui/Action.tsx';
import { QrCode } from '../ui/QrCode.tsx';
import { cardSquare, printCard, saveCard } from './ask.ts';
import styles from './Scanner.module.css';

/** The set-up card: read off the screen by scanners that can, printed for the others. */
export function SetupCard() {
  const { t } = useTranslation();
  const [square, setSquare] = useState<readonly string[]>([]);
  useEffect(() => void cardSquare().then(setSquare), []);
  return (
    <section className={styles['panel']} aria-label={t('scanner.card.title')}>
      <h2>{t('scanner.card.title')}</h2>
      <p>{t('scanner.card.lead')}</p>
      <div className={styles['card']} data-testid="setup-card">
        <Bars label={t('scanner.card.bars', { digits: SETUP_DIGITS })} />
        {square.length > 0 && (
          <QrCode rows={square} label={t('scanner.card.square')} className={styles['square']} testId="setup-square" />
        )}
      </div>
      <p className={styles['quiet']}>{t('scanner.card.squareMore')}</p>
      <div className={styles['acts']}>
        <Action onPress={() => void printCard()} testId="card-print">
          {t('scanner.card.print')}
        </Action>
        <Action onPress={() => void saveCard()} testId="card-save">
          {t('scanner.card.save')}
        </Action>
      </div>
    </section>
  );
}

const WIDTH = EAN13_QUIET.left + EAN13_MODULES + EAN13_QUIET.right;
/** Modules; a third of the width, as on goods that are short of room. */
const HEIGHT = 38;

/** Black on white in every look. */
function Bars({ label }: { readonly label: string }) {
  const path = ean13Bars(SETUP_DIGITS)
    .map((dark, x) => (dark ? `M${x + EAN13_QUIET.left} 2h1v${HEIGHT}h-1z` : ''))
    .join('');
  return (
    <svg
      className={styles['bars']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 4}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={WIDTH} height={HEIGHT + 4} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
