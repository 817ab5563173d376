import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { must } from '../../shared/must.ts';
import choices from './Choices.module.css';
import fields from './Field.module.css';
import { type DrawnLogo, drawLogo } from './logo.ts';
import page from './Page.module.css';
import styles from './Paper.module.css';
import { fitLogo, WIDEST } from './threshold.ts';

type Props = { readonly picture: ImageBitmap; readonly onDraw: (drawn: DrawnLogo) => void };

/** Of 100 dots, how many may be black before it is a black bar. */
const MOSTLY = 85;
const NARROWEST = 96;
/** Large enough to be seen, small enough to leave white beside it and paper for the slip. */
const USUAL = { width: 384, height: 160 } as const;

/** Where a picture becomes dots: how dark, how wide, and at once how it comes out. */
export function LogoDesk({ picture, onDraw }: Props) {
  const { t } = useTranslation();
  const [threshold, setThreshold] = useState(140);
  const [width, setWidth] = useState(() => usualWidth(picture));
  const [invert, setInvert] = useState(false);
  const [drawn, setDrawn] = useState<DrawnLogo | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const logo = drawLogo(must(canvas.current, 'the canvas'), picture, { threshold, width, invert });
    setDrawn(logo);
    onDraw(logo);
  }, [picture, threshold, width, invert, onDraw]);
  const widest = fitLogo(picture, WIDEST).width;
  const words = t('printer.logo.picture', { width: drawn?.width ?? 0, height: drawn?.height ?? 0 });
  return (
    <div className={page['halves']}>
      <div className={page['stack']}>
        <Slider
          label={t('printer.logo.threshold')}
          hint={t('printer.logo.thresholdHint')}
          value={threshold}
          range={[1, 254, 1]}
          onChange={setThreshold}
          testId="logo-threshold"
        />
        <Slider
          label={t('printer.logo.width')}
          hint={t('printer.logo.widthHint')}
          value={Math.min(width, widest)}
          range={[Math.min(NARROWEST, widest), widest, 8]}
          onChange={setWidth}
          testId="logo-width"
        />
        <label className={choices['tick']} data-chosen={invert}>
          <input type="checkbox" checked={invert} onChange={() => setInvert(!invert)} data-testid="logo-invert" />
          {t('printer.logo.invert')}
        </label>
        {drawn && <Warning drawn={drawn} />}
      </div>
      <figure className={styles['figure']}>
        <figcaption>{words}</figcaption>
        <div className={styles['logo']}>
          <canvas ref={canvas} className={styles['paper']} role="img" aria-label={words} data-testid="logo-drawn" />
        </div>
      </figure>
    </div>
  );
}

function usualWidth({ width, height }: ImageBitmap): number {
  return Math.max(NARROWEST, Math.min(USUAL.width, Math.trunc((USUAL.height * width) / height)));
}

function Warning({ drawn: { black, width, height } }: { readonly drawn: DrawnLogo }) {
  const { t } = useTranslation();
  const isBlack = black * 100 > width * height * MOSTLY;
  if (black > 0 && !isBlack) return null;
  return (
    <p className={page['tell']} role="status" data-testid="logo-warning">
      {t(isBlack ? 'printer.logo.black' : 'printer.logo.empty')}
    </p>
  );
}

type SliderProps = {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  /** Least, most, step. */
  readonly range: readonly [number, number, number];
  readonly onChange: (value: number) => void;
  readonly testId: string;
};

function Slider({ label, hint, value, range: [min, max, step], onChange, testId }: SliderProps) {
  const id = useId();
  return (
    <div className={fields['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        className={fields['slider']}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        data-testid={testId}
      />
      <p id={`${id}-hint`} className={page['quiet']}>
        {hint}
      </p>
    </div>
  );
}
