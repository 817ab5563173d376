import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterShown } from '../../shared/contract/printer.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { walk } from '../ui/walk.ts';
import { JobList } from './JobList.tsx';
import page from './Page.module.css';
import picks from './Pick.module.css';
import styles from './PrinterList.module.css';
import { goToPrinters, leavePrinters } from './room.ts';
import { StateSign } from './StateSign.tsx';
import type { PrintersShown } from './store.ts';
import { connectionInWords, nameOf, usesInWords } from './words.ts';

type Props = { readonly shown: PrintersShown; readonly zone: string };

/** Every printer with how it is, what it is for and what waits for it. */
export function PrinterList({ shown: { printers, jobs, logo }, zone }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <Room
      title={t('printer.title')}
      lead={t('printer.lead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={leavePrinters} testId="printers-leave">
            {t('printer.toSelling')}
          </Action>
          <Action size="large" onPress={() => goToPrinters({ at: 'logo' })} testId="printers-logo">
            {t('printer.logo.title')}
            {logo && <Icon name="sent" />}
          </Action>
          <Action kind="main" size="large" onPress={() => goToPrinters({ at: 'add' })} testId="printer-add">
            <Icon name="plus" size={24} />
            {t('printer.add')}
          </Action>
        </>
      }
    >
      <div className={page['stack']} data-testid="printers">
        <ul ref={list} className={picks['list']} aria-label={t('printer.title')} onKeyDown={walk}>
          {realFirst(printers).map((printer) => (
            <li key={printer.id}>
              <PrinterRow printer={printer} />
            </li>
          ))}
        </ul>
        {jobs.length > 0 && <JobList jobs={jobs} printers={printers} zone={zone} />}
      </div>
    </Room>
  );
}

/** The pictures stand last: they are what is left where there is no printer. */
function realFirst(printers: readonly PrinterShown[]): readonly PrinterShown[] {
  return printers.toSorted((one, other) => Number(isPictures(one)) - Number(isPictures(other)));
}

function isPictures({ connection }: PrinterShown): boolean {
  return connection.kind === 'preview';
}

function PrinterRow({ printer }: { readonly printer: PrinterShown }) {
  const { t } = useTranslation();
  const { connection, uses, state, fixed } = printer;
  const isThere = !isPictures(printer);
  return (
    <button
      type="button"
      className={styles['row']}
      onClick={() => goToPrinters({ at: 'printer', id: printer.id })}
      data-testid="printer-row"
    >
      <Icon name={isThere ? 'printer' : 'screen'} size={30} />
      <span className={page['who']}>
        <strong>{nameOf(printer, t)}</strong>
        <span>{isThere ? connectionInWords(connection, t) : t('printer.noneMore')}</span>
        {fixed && isThere && <span>{t('printer.fixed')}</span>}
      </span>
      <span className={styles['uses']}>
        {usesInWords(printer, t).map((use) => (
          <span key={use} className={styles['use']}>
            {use}
          </span>
        ))}
        {uses.length === 0 && <span>{t('printer.useNone')}</span>}
      </span>
      <span className={styles['standing']}>
        {isThere && <StateSign state={state} />}
        <Counts printer={printer} />
      </span>
      <Icon name="right" />
    </button>
  );
}

function Counts({ printer: { waiting, unknown } }: { readonly printer: PrinterShown }) {
  const { t } = useTranslation();
  const words = [
    ...(waiting > 0 ? [t('printer.waitingCount', { count: waiting })] : []),
    ...(unknown > 0 ? [t('printer.unknownCount', { count: unknown })] : []),
  ];
  return words.length > 0 && <span>{words.join(' · ')}</span>;
}
