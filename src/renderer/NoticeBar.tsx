import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './NoticeBar.module.css';
import { dismiss, hush, type Notice, type Offer, useNotice } from './notice.ts';
import { isModifier } from './scan/keys.ts';
import { Icon } from './ui/Icon.tsx';

/** ms. Long enough to look up from the goods and read two lines; what is done next clears it sooner. */
const SHOWN_FOR = { stop: 12_000, done: 4_000 } as const;

type Props = {
  /** What stands there while there is nothing to be told. */
  readonly children?: ReactNode;
};

/**
 * The place of whatever the till says: over the names in the top line, where nothing can be pressed. One sentence; a new
 * one takes the place of the old.
 */
export function NoticeBar({ children }: Props) {
  const notice = useNotice((state) => state.notice);
  return (
    <>
      <div hidden={notice !== null}>{children}</div>
      <div aria-live="assertive">{notice && <Sentence key={notice.count} notice={notice} />}</div>
    </>
  );
}

function Sentence({ notice: { tone, text, offer } }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(dismiss, SHOWN_FOR[tone]);
    return () => clearTimeout(timer);
  }, [tone]);
  useEffect(() => {
    const goOn = (event: Event): void => {
      // Alt is held for the key of what is offered here.
      if (event instanceof KeyboardEvent && isModifier(event.code)) return;
      const { target } = event;
      if (!(target instanceof Node && place.current?.contains(target))) hush();
    };
    const signs = ['keydown', 'pointerdown'] as const;
    for (const sign of signs) window.addEventListener(sign, goOn, { capture: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, goOn, { capture: true });
    };
  }, []);
  return (
    <div ref={place} className={styles['notice']} data-tone={tone} data-testid="notice">
      <Icon name={tone === 'stop' ? 'trouble' : 'sent'} size={26} />
      <p>{text}</p>
      {offer && <OfferKey offer={offer} />}
      <button type="button" aria-label={t('app.close')} onClick={dismiss}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function OfferKey({ offer }: { readonly offer: Offer }) {
  const { key } = offer;
  const act = useCallback(() => {
    dismiss();
    offer.act();
  }, [offer]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (key === undefined || event.code !== key || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [key, act]);
  return (
    <button type="button" className={styles['offer']} onClick={act} data-testid="notice-offer">
      {offer.words}
      {key && <kbd aria-hidden="true">Alt {key.slice(3)}</kbd>}
    </button>
  );
}
