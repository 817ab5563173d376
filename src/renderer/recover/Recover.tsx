import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtCentre, LostBy, Recoverable, Restorable } from '../../shared/contract/recovery.ts';
import { refetchTill } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Sure } from '../ui/Sure.tsx';
import { BackupChoice } from './BackupChoice.tsx';
import { LookElsewhere } from './LookElsewhere.tsx';
import styles from './Recover.module.css';
import { beginAnew, lookFor, restore } from './recovering.ts';

/** What the till is at. */
type Doing = 'looking' | 'restoring' | null;

function usable({ backups }: Recoverable, not: ReadonlySet<string>): Restorable[] {
  return backups.filter(({ mine, file }) => mine && !not.has(file));
}

/** A till whose data cannot be opened: what can be put in its place, what will be back, and what only the centre has. */
export function Recover({ lost }: { readonly lost: LostBy }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<Recoverable | null>(null);
  const [spoilt, setSpoilt] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const [doing, setDoing] = useState<Doing>('looking');
  const [asking, setAsking] = useState(false);

  const take = (answer: Recoverable | undefined): void => {
    setDoing(null);
    if (!answer) return;
    setFound(answer);
    // A choice stands, unless it is not there any more.
    const may = usable(answer, spoilt).map(({ file }) => file);
    setChosen((before) => (before !== null && may.includes(before) ? before : (may[0] ?? null)));
  };
  const takeFirst = useEffectEvent(take);
  useEffect(() => void lookFor('').then((answer) => takeFirst(answer)), []);
  const look = (from: string): void => {
    setDoing('looking');
    void lookFor(from).then(take);
  };

  const bringBack = async (file: string): Promise<void> => {
    setDoing('restoring');
    const made = await restore(file);
    await refetchTill();
    setDoing(null);
    // A full disk or a lost line says nothing against the backup.
    if (made !== 'spoilt' || !found) return;
    const not = new Set([...spoilt, file]);
    setSpoilt(not);
    setChosen(usable(found, not)[0]?.file ?? null);
  };

  const shown = found?.backups.find(({ file }) => file === chosen);
  return (
    <Sheet title={t('recover.title')} lead={`${t(`recover.lost.${lost}`)} ${t('recover.lead')}`} wide>
      <div className={styles['page']} data-testid="recover" aria-busy={doing !== null}>
        <p className={styles['state']} role="status" data-testid="recover-state">
          {stateInWords()}
        </p>
        {found !== null && found.backups.length > 0 && (
          <BackupChoice
            backups={found.backups}
            spoilt={spoilt}
            chosen={chosen}
            disabled={doing === 'restoring'}
            onChoose={setChosen}
          />
        )}
        {shown && (
          <p className={styles['comes']} data-testid="comes-back">
            <Icon name={shown.atCentre.history === 'same' ? 'sent' : 'trouble'} size={24} />
            <span>
              {inWords(shown.atCentre)} {t('recover.newNumbers')}
            </span>
          </p>
        )}
        {found !== null && found.backups.length > 0 && (
          <Action
            kind="main"
            size="large"
            disabled={doing !== null || chosen === null}
            onPress={() => void bringBack(chosen ?? '')}
            testId="restore"
          >
            {t(doing === 'restoring' ? 'recover.restoring' : 'recover.restore')}
          </Action>
        )}
        <LookElsewhere disabled={doing !== null} named={found?.named ?? null} onLook={look} />
        <section className={styles['others']}>
          <p>{t('recover.anewLead')}</p>
          <Action disabled={doing !== null} onPress={() => setAsking(true)} testId="begin-anew">
            {t('recover.anew')}
          </Action>
        </section>
      </div>
      {asking && (
        <Sure
          title={t('recover.anewSure')}
          more={t('recover.anewMore')}
          yes={t('recover.anew')}
          onYes={async () => {
            await beginAnew();
            await refetchTill();
            return true;
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Sheet>
  );

  function stateInWords(): string {
    if (doing === 'looking') return t('recover.looking');
    if (found === null) return '';
    const unreadable = found.unreadable > 0 ? ` ${t('recover.unreadable', { count: found.unreadable })}` : '';
    if (found.backups.length === 0) return t('recover.none') + unreadable;
    return t(chosen === null ? 'recover.noneUsable' : 'recover.choose') + unreadable;
  }

  function inWords(there: AtCentre): string {
    if (there.history === 'unknown') return t('recover.unreachable');
    if (there.history === 'another') return t('recover.apart');
    return there.beyond === 0 ? t('recover.same') : t('recover.asked', { count: there.beyond });
  }
}
