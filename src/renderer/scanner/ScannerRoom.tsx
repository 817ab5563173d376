import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { onEscape } from '../ui/focus.ts';
import { useScanners } from './known.ts';
import { Lessons } from './Lessons.tsx';
import { reportOf } from './report.ts';
import { goToScanners, leaveScanners, type ScannerPlace } from './room.ts';
import styles from './Scanner.module.css';
import { SerialForm } from './SerialForm.tsx';
import { SerialList } from './SerialList.tsx';
import { SetupCard } from './SetupCard.tsx';
import { beginCheck, useCheck } from './store.ts';
import { Earlier, TrialNow } from './TrialNow.tsx';

/** Where a shop sees what its scanner sends, and what to do about it. Escape leads a step back; no scan is sold here. */
export function ScannerRoom({ place }: { readonly place: ScannerPlace }) {
  useEffect(beginCheck, []);
  useEffect(() => onEscape(() => (place.at === 'check' ? leaveScanners() : goToScanners()), 0), [place]);
  return place.at === 'check' ? <CheckPage /> : <SerialForm />;
}

function CheckPage() {
  const { t } = useTranslation();
  const [now, ...earlier] = useCheck(({ trials }) => trials);
  const body = useRef<HTMLDivElement>(null);
  // On nothing that a key presses: what a scanner under test may send is unknown.
  useEffect(() => body.current?.focus(), []);
  return (
    <Room
      title={t('scanner.title')}
      lead={t('scanner.lead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={leaveScanners} testId="scanner-leave">
            {t('scanner.toSelling')}
          </Action>
          <Action size="large" onPress={() => void copyReport()} testId="scanner-copy">
            {t('scanner.copy')}
          </Action>
        </>
      }
    >
      <div ref={body} className={styles['halves']} tabIndex={-1} data-testid="scanner-check">
        <div className={styles['stack']}>
          <TrialNow key={now?.id ?? 0} trial={now} />
          <Earlier trials={earlier} />
        </div>
        <div className={styles['stack']}>
          <Lessons trial={now} />
          <SetupCard />
          <SerialList />
        </div>
      </div>
    </Room>
  );

  async function copyReport(): Promise<void> {
    const report = reportOf({ ...useCheck.getState(), known: useScanners.getState(), browser: navigator.userAgent });
    try {
      await navigator.clipboard.writeText(report);
      say('done', t('scanner.copied'));
    } catch {
      say('stop', t('scanner.notCopied'));
    }
  }
}
