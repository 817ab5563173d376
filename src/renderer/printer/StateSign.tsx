import { useTranslation } from 'react-i18next';
import type { PrinterState } from '../../shared/printer/state.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import styles from './StateSign.module.css';

/** `well` needs nobody; `waiting` does, and paper goes on being owed meanwhile; `told` is neither. */
export type Tone = 'well' | 'waiting' | 'told';

const SIGNS: { readonly [State in PrinterState]: { readonly tone: Tone; readonly icon: IconName } } = {
  ready: { tone: 'well', icon: 'sent' },
  printing: { tone: 'well', icon: 'printer' },
  preview: { tone: 'told', icon: 'screen' },
  silent: { tone: 'told', icon: 'doubt' },
  'paper-near-end': { tone: 'waiting', icon: 'paperLow' },
  'paper-out': { tone: 'waiting', icon: 'paperOut' },
  'cover-open': { tone: 'waiting', icon: 'coverOpen' },
  offline: { tone: 'waiting', icon: 'unplugged' },
  waiting: { tone: 'waiting', icon: 'waiting' },
  unknown: { tone: 'waiting', icon: 'doubt' },
};

export function signOf(state: PrinterState): { readonly tone: Tone; readonly icon: IconName } {
  return SIGNS[state];
}

/** How a printer is: a shape, words and a colour that all say the same. */
export function StateSign({ state }: { readonly state: PrinterState }) {
  const { t } = useTranslation();
  const { tone, icon } = signOf(state);
  return (
    <span className={styles['sign']} data-tone={tone} data-testid="printer-sign">
      <Icon name={icon} size={18} />
      {t(`printer.state.${state}`)}
    </span>
  );
}
