import { useTranslation } from 'react-i18next';
import type { DisplayGood } from '../../shared/contract/display.ts';
import { usePreferences } from '../look/preferences.ts';
import styles from './Idle.module.css';
import { Slide } from './Slide.tsx';
import { useSlides } from './slides.ts';

type Props = { readonly shop: string; readonly goods: readonly DisplayGood[] };

/** While nobody buys: the shop's goods with stars and stories, one after the other. */
export function Idle({ shop, goods }: Props) {
  const { t } = useTranslation();
  const language = usePreferences((preferred) => preferred.language);
  const slide = useSlides(goods, language);
  return (
    <main className={styles['idle']}>
      {slide && <Slide key={slide.turn} slide={slide} />}
      {goods.length === 0 && <div className={styles['empty']}>{t('display.welcome')}</div>}
      <p className={styles['shop']}>
        <strong>{shop === '' ? t('app.title') : shop}</strong>
        <span>{t('display.welcome')}</span>
      </p>
    </main>
  );
}
