import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../../shared/day.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { count, diskSize } from '../show/figures.ts';
import { duration, lengthInWords } from '../show/inWords.ts';
import { Empty } from '../ui/empty.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Table } from '../ui/table.tsx';
import { printerWords, tillWords } from './alarmWords.ts';
import { type Health, healthOf, inOrder, isClockOff } from './health.ts';

type Props = {
  readonly tills: readonly TillRow[];
  readonly at: Instant;
  readonly onOpen: (till: TillRow) => void;
};

export function TillTable({ tills, at, onOpen }: Props) {
  const { t } = useTranslation();
  if (tills.length === 0) {
    return <Empty icon="outlets" title={t('outlets.emptyTills')} hint={t('outlets.emptyTillsHint')} />;
  }
  return (
    <Table
      testId="tills"
      columns={[
        { words: t('outlets.till') },
        { words: t('outlets.state') },
        { words: t('outlets.lastSeen') },
        { words: t('outlets.unsent') },
        { words: `${t('fleet.printersOf')} · ${t('fleet.disk')}` },
        { words: `${t('outlets.clock')} · ${t('outlets.version')}` },
        { words: t('catalogue.actions'), of: 'deeds' },
      ]}
    >
      {inOrder(tills, at).map((till) => (
        <Line key={till.device} till={till} at={at} onOpen={() => onOpen(till)} />
      ))}
    </Table>
  );
}

type LineProps = { readonly till: TillRow; readonly at: Instant };

function Line({ till, at, onOpen }: LineProps & { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <tr data-device={till.device}>
      <th scope="row">
        <Link href={pageHref('sales', { till: till.device })}>{tillWords(t, till)}</Link>
        <span className="detail">{till.outletName}</span>
        <Succession till={till} />
      </th>
      <td>
        <State till={till} at={at} />
      </td>
      <td className="nowrap">{till.lastSeenAt === null ? t('outlets.never') : formatInstant(till.lastSeenAt)}</td>
      <td className="nowrap">
        <Unsent till={till} />
        <span className="detail">{t('fleet.received', { entries: count(till.acknowledgedSeq) })}</span>
      </td>
      <td>
        <Machine till={till} />
      </td>
      <td className="nowrap">
        <Clock till={till} />
        <span className="detail">{till.version}</span>
      </td>
      <td className="noPrint">
        <div className="tableActions">
          <Button
            variant="default"
            size="xs"
            aria-label={t('fleet.openOf', { name: tillWords(t, till) })}
            onClick={onOpen}
          >
            {t('fleet.open')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** Which of the machines that have had its number it is. */
function Succession({ till: { replaces, replacedAt, replacedBy, enrolledAt } }: { readonly till: TillRow }) {
  const { t } = useTranslation();
  return (
    <>
      {replaces && <span className="detail">{t('fleet.replace.newSince', { at: formatInstant(enrolledAt) })}</span>}
      {replacedBy !== null && replacedAt !== null && (
        <span className="detail">{t('fleet.replace.oldUntil', { at: formatInstant(replacedAt) })}</span>
      )}
    </>
  );
}

/** Its printers and what its disk has left, as it said them. */
function Machine({ till }: { readonly till: TillRow }) {
  const { t } = useTranslation();
  if (till.printers.length === 0 && till.freeBytes === null) return <span className="soft">{t('none')}</span>;
  return (
    <>
      {till.printers.map((printer) => printerWords(t, printer)).join('; ')}
      {till.freeBytes !== null && (
        <span className="detail">{t('fleet.diskLeft', { left: diskSize(till.freeBytes) })}</span>
      )}
    </>
  );
}

/** What the till itself said when last seen; one that never spoke has said nothing. */
function Unsent({ till }: { readonly till: TillRow }) {
  const { t } = useTranslation();
  if (till.lastSeenAt === null) return <span className="soft">{t('none')}</span>;
  if (till.unsent === 0) return <span className="soft">{t('outlets.unsentNone')}</span>;
  return t('outlets.unsentEntries', { count: till.unsent });
}

const looks = {
  forked: { tone: 'bad', icon: 'fork' },
  suspense: { tone: 'wait', icon: 'suspense' },
  clock: { tone: 'wait', icon: 'warn' },
  replacing: { tone: 'wait', icon: 'wait' },
  silent: { tone: 'wait', icon: 'wait' },
  never: { tone: 'off', icon: 'wait' },
  working: { tone: 'good', icon: 'good' },
  retired: { tone: 'off', icon: 'off' },
  revoked: { tone: 'off', icon: 'off' },
  replaced: { tone: 'off', icon: 'off' },
} as const satisfies Record<Health, { readonly tone: string; readonly icon: IconName }>;

function State({ till, at }: LineProps) {
  const { t } = useTranslation();
  const health = healthOf(till, at);
  const words = healthWords(t, { till, at }, health);
  const { tone, icon } = looks[health];
  const waits = health === 'forked' || health === 'suspense';
  return (
    <>
      <span className={`state ${tone}`} data-health={health}>
        <Icon name={icon} />
        {waits ? (
          <Link href={pageHref('suspense', { view: health === 'forked' ? 'forks' : 'entries' })}>{words}</Link>
        ) : (
          words
        )}
      </span>
      {health === 'silent' && <span className="detail">{t('outlets.silentHint')}</span>}
    </>
  );
}

function healthWords(t: TFunction, { till, at }: LineProps, health: Health): string {
  switch (health) {
    case 'silent':
      return t('outlets.states.silent', { for: duration(t, till.lastSeenAt ?? at, at) });
    case 'suspense':
      return t('outlets.states.suspense', { count: till.inSuspense });
    case 'forked':
    case 'clock':
    case 'never':
    case 'working':
    case 'replacing':
    case 'retired':
    case 'revoked':
    case 'replaced':
      return t(`outlets.states.${health}`);
  }
}

function Clock({ till }: { readonly till: TillRow }) {
  const { t } = useTranslation();
  if (till.clockOffset === null) return <span className="soft">{t('none')}</span>;
  if (!isClockOff(till)) return <span className="soft">{t('outlets.clockRight')}</span>;
  const by = lengthInWords(t, till.clockOffset);
  return (
    <span className="state wait">
      {till.clockOffset > 0 ? t('outlets.clockFast', { by }) : t('outlets.clockSlow', { by })}
    </span>
  );
}
