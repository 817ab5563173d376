import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { WatchRules } from '../../office/api/alarms.ts';
import { callOffice } from '../office.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { useMay } from '../session/session.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { NoteDialog } from '../ui/noteDialog.tsx';
import { confirmDone } from '../ui/say.tsx';
import { alarmWords, tillWords } from './alarmWords.ts';
import type { Alarm } from './useAlarms.ts';
import { WatchDialog } from './watchDialog.tsx';
import { weekdaysOf } from './weekdays.ts';

type Props = {
  readonly alarms: readonly Alarm[];
  readonly rules: WatchRules;
  readonly again: () => void;
};

/** What rings and nobody has looked at; below it what somebody has, and when a silent till rings at all. */
export function AlarmStrip({ alarms, rules, again }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const [sees, setSees] = useState<Alarm | null>(null);
  const [setsRules, setSetsRules] = useState(false);
  const ringing = alarms.filter(({ seen }) => seen === null);
  const known = alarms.filter(({ seen }) => seen !== null);
  return (
    <section className="alarms" aria-label={t('fleet.alarms.label')} data-testid="alarms">
      {ringing.length > 0 && (
        <ul className="alarmList">
          {ringing.map((alarm) => (
            <Line key={`${alarm.device} ${alarm.kind}`} alarm={alarm} onSee={may('run-fleet') ? setSees : null} />
          ))}
        </ul>
      )}
      {known.length > 0 && <Known alarms={known} />}
      <p className="small soft alarmRule">
        {ringing.length === 0 && <span className="state good">{t('fleet.alarms.none')}</span>}
        <span>{ruleWords(t, rules)}</span>
        {may('run-fleet') && (
          <button type="button" className="asLink" onClick={() => setSetsRules(true)}>
            {t('fleet.watch.change')}
          </button>
        )}
      </p>
      {sees && <SeeDialog alarm={sees} onClose={() => setSees(null)} onSeen={again} />}
      {setsRules && <WatchDialog rules={rules} onClose={() => setSetsRules(false)} onSettled={again} />}
    </section>
  );
}

const icons = {
  fork: 'fork',
  suspense: 'suspense',
  silent: 'wait',
  disk: 'warn',
  printer: 'warn',
} as const satisfies Record<Alarm['kind'], IconName>;

function Line({ alarm, onSee }: { readonly alarm: Alarm; readonly onSee: ((alarm: Alarm) => void) | null }) {
  const { t } = useTranslation();
  const may = useMay();
  const view = { fork: 'forks', suspense: 'entries' } as const;
  const isElsewhere = (alarm.kind === 'fork' || alarm.kind === 'suspense') && may('read-suspense');
  return (
    <li
      className={`alarm ${alarm.kind === 'fork' ? 'bad' : 'wait'}`}
      data-alarm={alarm.kind}
      data-device={alarm.device}
    >
      <Icon name={icons[alarm.kind]} />
      <div>
        <b>{`${tillWords(t, alarm)} · ${alarm.outletName}`}</b>
        <span>{alarmWords(t, alarm)}</span>
      </div>
      {isElsewhere && (
        <Link href={pageHref('suspense', { view: view[alarm.kind as keyof typeof view] })}>
          {t('fleet.alarms.look')}
        </Link>
      )}
      {onSee && (
        <Button variant="default" size="xs" onClick={() => onSee(alarm)}>
          {t('fleet.alarms.see')}
        </Button>
      )}
    </li>
  );
}

function Known({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { t } = useTranslation();
  return (
    <details className="alarmsKnown" data-testid="alarms-known">
      <summary>{t('fleet.alarms.known', { count: alarms.length })}</summary>
      <ul>
        {alarms.map((alarm) => (
          <li key={`${alarm.device} ${alarm.kind}`}>
            <b>{`${tillWords(t, alarm)} · ${alarm.outletName}`}</b> {alarmWords(t, alarm)}
            {alarm.seen && (
              <span className="small soft">
                {t('fleet.alarms.seenBy', { by: alarm.seen.by, at: formatInstant(alarm.seen.at) })} “{alarm.seen.note}”
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

type SeeProps = { readonly alarm: Alarm; readonly onClose: () => void; readonly onSeen: () => void };

function SeeDialog({ alarm, onClose, onSeen }: SeeProps) {
  const { t } = useTranslation();
  const { device, kind, mark } = alarm;
  const see = async (note: string) => {
    const answer = await callOffice('alarm.acknowledge', { device, kind, mark, note });
    if ('problem' in answer) return answer.problem;
    confirmDone('refused' in answer.reply ? t('fleet.alarms.over') : t('fleet.alarms.seen'));
    onSeen();
    onClose();
    return undefined;
  };
  return (
    <NoteDialog title={t('fleet.alarms.seeTitle')} deed={t('fleet.alarms.seeDeed')} onClose={onClose} onSay={see}>
      <p>
        <span className="strong">{`${tillWords(t, alarm)} · ${alarm.outletName}`}</span>
        <br />
        {alarmWords(t, alarm)}
      </p>
      <p className="small soft">{t('fleet.alarms.seeEffect')}</p>
    </NoteDialog>
  );
}

function ruleWords(t: TFunction, { silentHours, days, opens, closes }: WatchRules): string {
  const on =
    days.length === 7
      ? t('fleet.watch.everyDay')
      : weekdaysOf({ days })
          .map((day) => t(`fleet.watch.days.${day}`))
          .join(', ');
  return t('fleet.watch.rule', { count: silentHours, opens, closes, days: on });
}
