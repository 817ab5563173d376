import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhotoField } from '../photo/PhotoField.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useDialogKeys } from '../ui/dialogKeys.ts';
import { focusAtOnce } from '../ui/focus.ts';
import styles from './LineDialog.module.css';
import { missDemand, tellCode } from './missed.ts';

type Props = {
  readonly code: string;
  readonly onClose: () => void;
  /** To look for it by these words. */
  readonly onFind: (words: string) => void;
};

/** A code that is nobody's: tell the centre of it, find the goods by name, or write down that they are not here. */
export function UnknownCodeDialog({ code, onClose, onFind }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [photo, setPhoto] = useState<string | null>(null);
  const tell = async (event: FormEvent) => {
    event.preventDefault();
    if (await tellCode(code, { words: words.trim(), photo })) onClose();
  };
  const miss = async () => {
    if (await missDemand({ text: words.trim() || code.slice(0, 80) })) onClose();
  };
  const find = () => {
    onClose();
    onFind(words.trim());
  };
  useDialogKeys((event) => {
    if (event.code !== 'F3') return;
    event.preventDefault();
    find();
  });
  return (
    <Dialog title={t('codes.unknown')} size={560} onClose={onClose}>
      <form onSubmit={(event) => void tell(event)} className={styles['form']} data-testid="unknown-code">
        <p className={styles['code']}>{code}</p>
        <p>{t('codes.unknownLead')}</p>
        <label htmlFor="unknown-words">{t('codes.pack')}</label>
        <input
          ref={focusAtOnce}
          id="unknown-words"
          type="text"
          className={styles['words']}
          maxLength={80}
          autoComplete="off"
          data-autofocus
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-testid="unknown-words"
        />
        <PhotoField photo={photo} onPhoto={setPhoto} />
        <Action kind="main" type="submit" shortcut="Enter" testId="tell-centre">
          {t('codes.tell')}
        </Action>
        <Action onPress={find} shortcut="F3" testId="unknown-find">
          {t('codes.find')}
        </Action>
        <Action onPress={() => void miss()} testId="unknown-missed">
          {t('codes.missed')}
        </Action>
      </form>
    </Dialog>
  );
}
