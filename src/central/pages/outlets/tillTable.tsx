import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../../shared/day.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { count } from '../show/figures.ts';
import { duration, lengthInWords } from '../show/inWords.ts';
import { Empty } from '../ui/empty.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Table } from '../ui/table.tsx';
import { type Health, healthOf, inOrder, isClockOff } from './health.ts';

export function TillTable({ tills, at }: { readonly tills: readonly TillRow[]; readonly at: Instant }) {
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
        { words: t('outlets.entries'), of: 'figures' },
        { words: `${t('outlets.clock')} · ${t('outlets.version')}` },
      ]}
    >
      {inOrder(tills, at).map((till) => (
        <Line key={till.device} till={till} at={at} />
      ))}
    </Table>
  );
}

type LineProps = { readonly till: TillRow; readonly at: Instant };

function Line({ till, at }: LineProps) {
  const { t } = useTranslation();
  return (
    <tr data-device={till.device}>
      <th scope="row">
        <Link href={pageHref('sales', { till: till.device })}>{t('sales.tillName', { till: till.till })}</Link>
        <span className="detail">{till.outletName}</span>
      </th>
      <td>
        <State till={till} at={at} />
      </td>
      <td className="nowrap">
        {till.lastSeenAt === null ? t('outlets.never') : formatInstant(till.lastSeenAt)}
        <span className="detail">{t('outlets.enrolled', { at: formatInstant(till.enrolledAt) })}</span>
      </td>
      <td className="nowrap">
        <Unsent till={till} />
      </td>
      <td className="number">{count(till.acknowledgedSeq)}</td>
      <td className="nowrap">
        <Clock till={till} />
        <span className="detail">{till.version}</span>
      </td>
    </tr>
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
  silent: { tone: 'wait', icon: 'wait' },
  never: { tone: 'off', icon: 'wait' },
  working: { tone: 'good', icon: 'good' },
  revoked: { tone: 'off', icon: 'off' },
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
        {waits ? <Link href={pageHref('suspense')}>{words}</Link> : words}
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
    case 'revoked':
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
