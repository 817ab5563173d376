import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayGood } from '../../shared/contract/display.ts';
import { lookOf } from '../sale/motif.ts';
import motifs from '../ui/Motif.module.css';
import { Stars } from '../ui/Stars.tsx';
import styles from './Idle.module.css';

/** ms. Long enough to read a name, a producer and a place twice. */
const EACH = 9_000;

type Props = { readonly shop: string; readonly goods: readonly DisplayGood[] };

/** While nobody buys: the shop's goods with stars, one after the other. */
export function Idle({ shop, goods }: Props) {
  const { t } = useTranslation();
  const at = useTurns(goods.length);
  const good = goods[at];
  return (
    <main className={styles['idle']}>
      {good ? <Slide key={at} good={good} /> : <div className={styles['empty']}>{t('display.welcome')}</div>}
      <p className={styles['shop']}>
        <strong>{shop === '' ? t('app.title') : shop}</strong>
        <span>{t('display.welcome')}</span>
      </p>
    </main>
  );
}

/** Which of so many stands on the screen now. */
function useTurns(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), EACH);
    return () => clearInterval(timer);
  }, []);
  return count === 0 ? 0 : turn % count;
}

/** Without a photograph, the name, its stars, the drawing of its shelf and where it comes from are the picture. */
function Slide({ good }: { readonly good: DisplayGood }) {
  const { t } = useTranslation();
  const { name, netContent, category, producer, place, stars } = good;
  const { motif, tint } = lookOf(category);
  return (
    <section className={`${styles['slide']} ${motifs['ground']}`} data-tint={tint} data-testid="display-good">
      <span className={`${motifs['motif']} ${styles['drawing']}`} data-motif={motif} />
      <p className={styles['category']}>{category}</p>
      <h1>{name}</h1>
      {netContent !== '' && !name.includes(netContent) && <p className={styles['content']}>{netContent}</p>}
      <p className={styles['stars']}>
        <Stars stars={stars} />
        <span aria-hidden="true">{t('catalogue.stars', { stars })}</span>
      </p>
      <p className={styles['from']}>
        <strong>{producer}</strong>
        {place !== '' && <span>{place}</span>}
      </p>
    </section>
  );
}
