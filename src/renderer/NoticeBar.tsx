import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './NoticeBar.module.css';
import { dismiss, type Offer, useNotice } from './notice.ts';
import { Icon } from './ui/Icon.tsx';

/** ms. Long enough to look up from the goods and read two lines; the next good scan clears it sooner. */
const SHOWN_FOR = { stop: 12_000, done: 4_000 } as const;

/** One sentence; a new one takes the place of the old. */
export function NoticeBar() {
  const { t } = useTranslation();
  const notice = useNotice((state) => state.notice);
  useEffect(() => {
    if (!notice) return undefined;
    const timer = setTimeout(dismiss, SHOWN_FOR[notice.tone]);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div aria-live="assertive">
      {notice && (
        <div key={notice.count} className={styles['notice']} data-tone={notice.tone} data-testid="notice">
          <Icon name={notice.tone === 'stop' ? 'trouble' : 'sent'} size={26} />
          <p>{notice.text}</p>
          {notice.offer && <OfferKey offer={notice.offer} />}
          <button type="button" aria-label={t('app.close')} onClick={dismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

function OfferKey({ offer }: { readonly offer: Offer }) {
  const act = () => {
    dismiss();
    offer.act();
  };
  return (
    <button type="button" className={styles['offer']} onClick={act} data-testid="notice-offer">
      {offer.words}
    </button>
  );
}
