import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SerialShown } from '../../shared/contract/scanner.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sure } from '../ui/Sure.tsx';
import { removeSerial } from './ask.ts';
import { useScanners } from './known.ts';
import { goToScanners } from './room.ts';
import styles from './Scanner.module.css';

/** Scanners on serial cables, and how each is. */
export function SerialList() {
  const { t } = useTranslation();
  const { serial } = useScanners();
  return (
    <section className={styles['panel']} aria-label={t('scanner.serial.title')}>
      <h2>{t('scanner.serial.title')}</h2>
      {serial.length === 0 && <p>{t('scanner.serial.lead')}</p>}
      <ul className={styles['serials']}>
        {serial.map((scanner) => (
          <SerialRow key={scanner.id} scanner={scanner} />
        ))}
      </ul>
      <div className={styles['acts']}>
        <Action onPress={() => goToScanners({ at: 'serial' })} testId="serial-add">
          {t('scanner.serial.add')}
        </Action>
      </div>
    </section>
  );
}

function SerialRow({ scanner }: { readonly scanner: SerialShown }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { path, baud, state, fault, unended } = scanner;
  return (
    <li data-state={state} data-testid="serial-scanner">
      <Icon name={state === 'open' ? 'sent' : 'unplugged'} size={22} />
      <div>
        <strong>
          {path} · {baud}
        </strong>
        <p data-testid="serial-state">{t(`scanner.serial.state.${state}`)}</p>
        {fault && <p className={styles['fault']}>{t(`scanner.serial.fault.${fault}`)}</p>}
        {unended > 0 && <p className={styles['fault']}>{t('scanner.serial.unended', { count: unended })}</p>}
      </div>
      <Action kind="quiet" onPress={() => setAsked(true)} testId="serial-remove">
        {t('scanner.serial.remove')}
      </Action>
      {asked && (
        <Sure
          title={t('scanner.serial.removeTitle', { path })}
          more={t('scanner.serial.removeMore')}
          yes={t('scanner.serial.remove')}
          onYes={() => removeSerial(scanner)}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  );
}
