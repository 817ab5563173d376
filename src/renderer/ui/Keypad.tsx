import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import styles from './Keypad.module.css';

/** What a key does to the text it types into. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '000' | ',' | 'back';

type Props = {
  /** The key left of 0: thousands for money, the decimal comma for weights, none for pieces. */
  readonly extra: '000' | ',' | null;
  readonly onKey: (key: PadKey) => void;
};

const DIGITS = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

export function Keypad({ extra, onKey }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['pad']} role="group" aria-label={t('pad.keys')}>
      {DIGITS.map((digit) => (
        <Key key={digit} name={digit} onKey={onKey} />
      ))}
      {extra ? <Key name={extra} onKey={onKey} /> : <span />}
      <Key name="0" onKey={onKey} />
      <button type="button" className={styles['key']} aria-label={t('pad.back')} onClick={() => onKey('back')}>
        <Icon name="back" size={26} />
      </button>
    </div>
  );
}

function Key({ name, onKey }: { readonly name: PadKey; readonly onKey: (key: PadKey) => void }) {
  return (
    <button type="button" className={styles['key']} onClick={() => onKey(name)}>
      {name}
    </button>
  );
}

/** The text after a key. `fresh`: the text is a proposal that the first key replaces. */
export function typeOn(text: string, key: PadKey, fresh: boolean): string {
  if (key === 'back') return fresh ? '' : text.slice(0, -1);
  const base = fresh ? '' : text;
  if (key === ',') return base.includes(',') ? base : `${base === '' ? '0' : base},`;
  return base === '0' ? key.replace(/^0+/, '') || '0' : base + key;
}
