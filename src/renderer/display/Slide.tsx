import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import motifs from '../../../assets/theme/motifs.module.css';
import { lookOf } from '../../shared/catalogue/motif.ts';
import type { DisplayGood, DisplayPhoto } from '../../shared/contract/display.ts';
import { Stars } from '../ui/Stars.tsx';
import { useFit } from './fit.ts';
import styles from './Slide.module.css';
import type { Slide as Shown, Telling } from './slides.ts';

/** A photograph beside the words; without one, the drawing of the shelf under them. */
export function Slide({ slide }: { readonly slide: Shown }) {
  const { good, photo, telling } = slide;
  const { motif, tint } = lookOf(good.category);
  return (
    <section
      className={`${styles['slide']} ${motifs['ground']}`}
      data-tint={tint}
      data-photo={photo !== undefined}
      data-testid="display-good"
    >
      {photo ? (
        <Picture photo={photo} name={good.name} />
      ) : (
        <span className={`${motifs['motif']} ${styles['drawing']}`} data-motif={motif} />
      )}
      <Words good={good} telling={telling} />
    </section>
  );
}

/** Its place is its own from the start, in its own shape: nothing is cut off, nothing stretched, nothing moves. */
function Picture({ photo: { path, width, height }, name }: { readonly photo: DisplayPhoto; readonly name: string }) {
  const ratio = width / height;
  return (
    <div className={styles['frame']}>
      <img
        src={path}
        alt={name}
        width={width}
        height={height}
        style={{ width: `min(100cqw, ${100 * ratio}cqh)`, aspectRatio: ratio }}
        data-testid="display-photo"
      />
    </div>
  );
}

function Words({ good, telling }: { readonly good: DisplayGood; readonly telling: Telling }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useFit(box);
  const { name, netContent, category, producer, place, stars } = good;
  return (
    <div ref={box} className={styles['words']}>
      <p className={styles['category']}>{category}</p>
      <h1>{name}</h1>
      {netContent !== '' && !name.includes(netContent) && <p className={styles['content']}>{netContent}</p>}
      {stars !== null && (
        <p className={styles['stars']}>
          <Stars stars={stars} />
          <span aria-hidden="true">{t('catalogue.stars', { stars })}</span>
        </p>
      )}
      <p className={styles['from']}>
        <strong>{producer}</strong>
        {place !== '' && <span>{place}</span>}
      </p>
      {telling.length > 0 && <Story telling={telling} />}
    </div>
  );
}

/** Both languages have the same place, and it is as large as the longer: one after the other, and nothing moves. */
function Story({ telling }: { readonly telling: Telling }) {
  const now = useTold(telling);
  return (
    <div className={styles['story']} data-testid="display-story">
      {telling.map(({ language, text }, at) => (
        <p key={language} lang={language} aria-hidden={at !== now} data-now={at === now}>
          {text}
        </p>
      ))}
    </div>
  );
}

/** Which language is told now. */
function useTold(telling: Telling): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    const ms = telling[now]?.ms;
    if (ms === undefined || now + 1 >= telling.length) return;
    const timer = setTimeout(() => setNow(now + 1), ms);
    return () => clearTimeout(timer);
  }, [telling, now]);
  return now;
}
