import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import styles from './Keypad.module.css';
import type { PadKey } from './typing.ts';

type Props = {
  /** The key left of 0: thousands for money, the decimal comma for weights, the dot of an address, none for pieces. */
  readonly extra: '000' | ',' | '.' | null;
  /** Beside other fields of a form: lower keys. */
  readonly low?: boolean;
  readonly onKey: (key: PadKey) => void;
};

const DIGITS = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

export function Keypad({ extra, low, onKey }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['pad']} data-low={low} role="group" aria-label={t('pad.keys')}>
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
