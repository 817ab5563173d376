import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedPhoto } from '../../shared/contract/stock.ts';
import type { EntryId } from '../../shared/id.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Photo.module.css';

/** The photograph that goes with a paper of goods, small beside it; it opens in its own size. */
export function PhotoOf({ entry }: { readonly entry: EntryId }) {
  const { t } = useTranslation();
  const [photo, setPhoto] = useState<NamedPhoto>({ is: 'none' });
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let isWanted = true;
    bridge
      .call('stock.photo', { entry })
      .then((found) => isWanted && setPhoto(found))
      .catch(sayFailed);
    return () => {
      isWanted = false;
    };
  }, [entry]);
  if (photo.is === 'none') return null;
  if (photo.is === 'elsewhere') return <p className={styles['elsewhere']}>{t('photo.elsewhere')}</p>;
  const picture = (words: string) => <img src={`data:image/jpeg;base64,${photo.content}`} alt={words} />;
  return (
    <>
      <button
        type="button"
        className={styles['beside']}
        aria-label={t('photo.open')}
        onClick={() => setOpen(true)}
        data-testid="paper-photo"
      >
        {picture('')}
        <span>{t('photo.open')}</span>
      </button>
      {isOpen && (
        <Dialog title={t('photo.ofPaper')} size={760} onClose={() => setOpen(false)}>
          <div className={styles['whole']} data-testid="whole-photo">
            {picture(t('photo.ofPaper'))}
          </div>
        </Dialog>
      )}
    </>
  );
}
