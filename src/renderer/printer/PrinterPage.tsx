import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterShown, PrinterUse } from '../../shared/contract/printer.ts';
import { formatTime } from '../../shared/day.ts';
import type { Probe } from '../../shared/printer/calibration.ts';
import type { Heard } from '../../shared/printer/state.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sure } from '../ui/Sure.tsx';
import { askHow, choosePrinter, probePrinter, removePrinter, testPrinter } from './ask.ts';
import choices from './Choices.module.css';
import page from './Page.module.css';
import styles from './PrinterPage.module.css';
import { ProbeDialog } from './ProbeDialog.tsx';
import { goToPrinters } from './room.ts';
import { SlipPreview } from './SlipPreview.tsx';
import { signOf } from './StateSign.tsx';
import { usePrinters } from './store.ts';
import { afterRemoval, canBeUsedFor } from './uses.ts';
import { beginning, connectionInWords, nameOf, profileInWords } from './words.ts';

type Props = { readonly printer: PrinterShown; readonly zone: string };

/** One printer: how it is, what it is for, what it can do, and how a slip looks that it prints. */
export function PrinterPage({ printer, zone }: Props) {
  const { t } = useTranslation();
  const { profile } = printer;
  const name = nameOf(printer, t);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <Room
      title={name}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToPrinters({ at: 'list' })} testId="printer-back">
            {t('app.back')}
          </Action>
          <Removal printer={printer} />
          {profile.language === 'escpos' && (
            <Action
              ref={first}
              kind="main"
              size="large"
              onPress={() => void testPrinter(printer)}
              testId="printer-test"
            >
              {t('printer.test')}
            </Action>
          )}
        </>
      }
    >
      <div className={page['halves']}>
        <div className={page['stack']}>
          <Standing printer={printer} zone={zone} />
          <Facts printer={printer} />
          {printer.fixed && printer.connection.kind !== 'preview' && (
            <p className={page['tell']}>{t('printer.fixedMore')}</p>
          )}
          <Uses printer={printer} />
          {printer.labelsToo && printer.connection.kind !== 'preview' && (
            <p className={page['quiet']}>{t('printer.labelsToo')}</p>
          )}
          <Setting printer={printer} />
        </div>
        {profile.language === 'escpos' ? (
          <SlipPreview name={name} profile={profile} />
        ) : (
          <p className={page['quiet']}>{t('printer.previewLabels')}</p>
        )}
      </div>
    </Room>
  );
}

function Standing({ printer, zone }: Props) {
  const { t } = useTranslation();
  const { state, heard, connection } = printer;
  const { tone, icon } = signOf(state);
  return (
    <div className={page['state']} data-tone={tone} role="status" data-testid="printer-standing">
      <Icon name={icon} size={26} />
      <p>
        {t(`printer.calm.${state}`)}
        {heard.at !== null && <span>{t(whoSpoke(heard), { time: formatTime(heard.at, zone) })}</span>}
      </p>
      {(connection.kind === 'tcp' || connection.kind === 'usb' || connection.kind === 'serial') && (
        <Action kind="quiet" onPress={() => void askHow(printer)} testId="printer-ask">
          <Icon name="refresh" />
          {t('printer.ask')}
        </Action>
      )}
    </div>
  );
}

/** Silence, and not being there, are nothing that a printer says. */
function whoSpoke({ condition }: Heard): 'printer.askedAt' | 'printer.heardAt' {
  return condition === 'silent' || condition === 'offline' ? 'printer.askedAt' : 'printer.heardAt';
}

function Facts({ printer }: { readonly printer: PrinterShown }) {
  const { t } = useTranslation();
  const { connection, profile, waiting, unknown } = printer;
  if (connection.kind === 'preview') return null;
  return (
    <dl className={styles['facts']} data-testid="printer-facts">
      <dt>{t('printer.connection')}</dt>
      <dd>{connectionInWords(connection, t)}</dd>
      <dt>{t('printer.prints')}</dt>
      <dd>{beginning(profileInWords(profile, t).join(', '))}</dd>
      {waiting + unknown > 0 && (
        <>
          <dt>{t('printer.waitingFact')}</dt>
          <dd>
            {t('printer.waitingCount', { count: waiting })}
            {unknown > 0 && ` · ${t('printer.unknownCount', { count: unknown })}`}
          </dd>
        </>
      )}
    </dl>
  );
}

const USES: readonly PrinterUse[] = ['slips', 'labels'];

/** Pressed in while it is the one. */
function Uses({ printer }: { readonly printer: PrinterShown }) {
  const { t } = useTranslation();
  const { id, uses, labelsToo, fixed, connection } = printer;
  const isPreview = connection.kind === 'preview';
  return (
    <div className={choices['choices']} role="group" aria-label={t('printer.uses')}>
      <span aria-hidden="true">{t('printer.uses')}</span>
      {USES.filter((use) => canBeUsedFor(printer, use) && !(isPreview && use === 'labels')).map((use) => {
        const isChosen = uses.includes(use) && !(use === 'labels' && labelsToo);
        // Slips always come out somewhere: changed by choosing another.
        const isSettled = isChosen && use === 'slips' && (fixed || id === 0);
        return (
          <button
            key={use}
            type="button"
            className={choices['choice']}
            aria-pressed={isChosen}
            disabled={isSettled}
            onClick={() => void choosePrinter(use, isChosen ? null : printer)}
            data-testid={`use-${use}`}
          >
            {isChosen && <Icon name="sent" />}
            {t(`printer.use.${use}`)}
          </button>
        );
      })}
    </div>
  );
}

function Setting({ printer }: { readonly printer: PrinterShown }) {
  const { t } = useTranslation();
  const [probe, setProbe] = useState<Probe | null>(null);
  const [asking, setAsking] = useState(false);
  const { id, fixed, connection, profile } = printer;
  if (connection.kind === 'preview') return null;
  const answers = profile.language === 'escpos' && connection.kind !== 'spooler';
  const ask = async () => {
    setAsking(true);
    setProbe(await probePrinter(printer));
    setAsking(false);
  };
  return (
    <div className={page['acts']}>
      {profile.language === 'escpos' && !fixed && (
        <Action onPress={() => goToPrinters({ at: 'calibrate', id })} testId="printer-calibrate">
          {t('printer.calibrate')}
        </Action>
      )}
      {answers && (
        <Action disabled={asking} onPress={() => void ask()} testId="printer-probe">
          {t('printer.probe')}
        </Action>
      )}
      {!fixed && (
        <Action onPress={() => goToPrinters({ at: 'change', id })} testId="printer-change">
          {t('printer.change')}
        </Action>
      )}
      {probe && <ProbeDialog name={printer.name} probe={probe} onClose={() => setProbe(null)} />}
    </div>
  );
}

function Removal({ printer }: { readonly printer: PrinterShown }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const printers = usePrinters(({ shown }) => shown?.printers);
  const { name, fixed, connection } = printer;
  if (fixed || connection.kind === 'preview') return null;
  return (
    <>
      <Action size="large" onPress={() => setAsked(true)} testId="printer-remove">
        {t('printer.remove')}
      </Action>
      {asked && (
        <Sure
          title={t('printer.removeTitle', { name })}
          more={removalInWords(printers ?? [], printer, t)}
          yes={t('printer.removeYes')}
          onYes={async () => {
            const gone = await removePrinter(printer);
            if (gone) goToPrinters({ at: 'list' });
            return gone;
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

function removalInWords(printers: readonly PrinterShown[], printer: PrinterShown, t: TFunction): string {
  const { heir, moves } = afterRemoval(printers, printer);
  if (!heir || (moves && heir.connection.kind === 'preview')) return t('printer.removeMore.screen');
  return t(moves ? 'printer.removeMore.heir' : 'printer.removeMore.other', { heir: nameOf(heir, t) });
}
