import { useTranslation } from 'react-i18next';
import type { Status } from '../../shared/contract/till.ts';
import { formatTime } from '../../shared/day.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { ageOf } from './age.ts';
import styles from './TopBar.module.css';
import { useNow } from './useNow.ts';

type Tone = 'well' | 'waiting' | 'trouble';

type Props = { readonly status: Status; readonly zone: string; readonly onPress: () => void };

/** Whether all is at the centre, in one line; touch it for the facts. */
export function SyncState({ status, zone, onPress }: Props) {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const { tone, icon } = signOf(status, now);
  const words = useSyncWords(status, zone, now);
  return (
    <button
      type="button"
      className={styles['state']}
      data-tone={tone}
      data-testid="sync-state"
      aria-haspopup="dialog"
      onClick={onPress}
    >
      <Icon name={icon} size={18} />
      <span>
        <span className="unseen">{t('status.label')}: </span>
        {words.first}
        {words.second && <span className={styles['second']}>{words.second}</span>}
      </span>
    </button>
  );
}

/** ms. What was written down just now is on its way, and nobody needs to be told of it. */
const ON_ITS_WAY = 60_000;

function isLate({ unsent, oldestUnsentAt }: Status, now: number): boolean {
  return unsent > 0 && now - (oldestUnsentAt ?? now) >= ON_ITS_WAY;
}

const TROUBLES: ReadonlySet<Status['sync']> = new Set(['refused', 'revoked', 'replaced', 'forked']);

function signOf(status: Status, now: number): { readonly tone: Tone; readonly icon: IconName } {
  const { sync } = status;
  if (TROUBLES.has(sync)) return { tone: 'trouble', icon: 'trouble' };
  if (sync === 'unreachable' || sync === 'never' || isLate(status, now)) return { tone: 'waiting', icon: 'waiting' };
  return { tone: 'well', icon: 'sent' };
}

function useSyncWords(status: Status, zone: string, now: number): { readonly first: string; readonly second?: string } {
  const { t } = useTranslation();
  const { sync, unsent, oldestUnsentAt, lastSyncAt } = status;
  const isWell = sync === 'ok' || sync === 'sending' || sync === 'never';
  const trouble = isWell ? undefined : t(`status.${sync}`);
  if (unsent > 0 && !trouble && !isLate(status, now)) return { first: t('status.sending') };
  if (unsent > 0) {
    const age = ageOf(oldestUnsentAt ?? now, now);
    const oldest = t('status.oldest', { age: t(`status.${age.unit}`, { count: age.count }) });
    const first = `${t('status.unsent', { count: unsent })}, ${oldest}`;
    return trouble ? { first, second: trouble } : { first };
  }
  if (trouble) return { first: trouble };
  if (lastSyncAt === null) return { first: t('status.nothingYet') };
  return { first: t('status.sentAll', { time: formatTime(lastSyncAt, zone) }) };
}
