import { TextInput } from '@mantine/core';
import { t as speak } from 'i18next';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LostBy, Restorable, RestoredShown } from '../../shared/contract/recovery.ts';
import { formatInstant } from '../../shared/day.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { refetchTill } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Sure } from '../ui/Sure.tsx';
import styles from './Recover.module.css';

type Found = { readonly backups: readonly Restorable[]; readonly unreadable: number };

/** A till whose data cannot be opened: what can be put in its place, what will be back, and what only the centre has. */
export function Recover({ lost }: { readonly lost: LostBy }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [asking, setAsking] = useState(false);

  const show = (answer: Found): void => {
    setFound(answer);
    setChosen(answer.backups.find(({ mine }) => mine)?.file ?? null);
  };
  const look = async (from: string): Promise<void> => {
    setFound(null);
    show(await lookFor(from));
  };
  const showFirst = useEffectEvent(show);
  useEffect(() => void lookFor().then((answer) => showFirst(answer)), []);

  const act = async (what: () => Promise<void>): Promise<void> => {
    setWorking(true);
    await what();
    await refetchTill();
    setWorking(false);
  };

  return (
    <Sheet title={t('recover.title')} lead={`${t(`recover.lost.${lost}`)} ${t('recover.lead')}`} wide>
      <div className={styles['page']} data-testid="recover">
        {found === null && <p role="status">{t('recover.looking')}</p>}
        {found?.backups.length === 0 && <p>{t('recover.none')}</p>}
        {found !== null && found.backups.length > 0 && (
          <Choice backups={found.backups} chosen={chosen} onChoose={setChosen} />
        )}
        {found !== null && found.unreadable > 0 && <p>{t('recover.unreadable', { count: found.unreadable })}</p>}
        <Action
          kind="main"
          size="large"
          disabled={working || chosen === null}
          onPress={() => void act(() => restore(chosen ?? ''))}
          testId="restore"
        >
          {t(working ? 'recover.restoring' : 'recover.restore')}
        </Action>
        <div className={styles['others']}>
          <LookElsewhere working={working} onLook={(from) => void look(from)} />
          <p>{t('recover.anewLead')}</p>
          <Action disabled={working} onPress={() => setAsking(true)} testId="begin-anew">
            {t('recover.anew')}
          </Action>
        </div>
      </div>
      {asking && (
        <Sure
          title={t('recover.anewSure')}
          more={t('recover.anewLead')}
          yes={t('recover.anew')}
          onYes={() => act(beginAnew).then(() => true)}
          onClose={() => setAsking(false)}
        />
      )}
    </Sheet>
  );
}

type ChoiceProps = {
  readonly backups: readonly Restorable[];
  readonly chosen: string | null;
  readonly onChoose: (file: string) => void;
};

function Choice({ backups, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const shown = backups.find(({ file }) => file === chosen);
  return (
    <>
      <div className={styles['list']} role="radiogroup" aria-label={t('recover.backups')}>
        {backups.map((backup) => (
          <label key={backup.file} className={styles['backup']} data-testid="backup">
            <input
              type="radio"
              name="backup"
              checked={backup.file === chosen}
              disabled={!backup.mine}
              onChange={() => onChoose(backup.file)}
            />
            <span>
              <strong>{formatInstant(backup.at)}</strong>
              <span>{backup.mine ? holds(backup) : ofAnother(backup)}</span>
              <small>{backup.file}</small>
            </span>
          </label>
        ))}
      </div>
      {shown && (
        <p className={styles['comes']} data-testid="comes-back">
          {atCentre(shown)} {t('recover.newNumbers')}
        </p>
      )}
    </>
  );

  function holds({ facts: { sales, lastAt } }: Restorable): string {
    if (sales === 0 || lastAt === null) return t('recover.noSales');
    return t('recover.sales', { sales, upTo: formatInstant(lastAt) });
  }

  function ofAnother({ facts }: Restorable): string {
    return t('recover.anotherMachine', { till: `${facts.outletCode}-${facts.till}` });
  }

  function atCentre({ fromCentre }: Restorable): string {
    if (fromCentre === null) return t('recover.unreachable');
    return fromCentre === 0 ? t('recover.same') : t('recover.asked', { count: fromCentre });
  }
}

function LookElsewhere({ working, onLook }: { readonly working: boolean; readonly onLook: (from: string) => void }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (from.trim() !== '') onLook(from.trim());
  };
  return (
    <form className={styles['elsewhere']} onSubmit={submit}>
      <TextInput
        label={t('recover.lookIn')}
        placeholder={t('recover.lookInHint')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <Action type="submit" disabled={working || from.trim() === ''}>
        {t('recover.look')}
      </Action>
    </form>
  );
}

async function lookFor(from?: string): Promise<Found> {
  const answer = await asked(() => bridge.call('recovery.look', from === undefined ? {} : { from }));
  return answer ?? { backups: [], unreadable: 0 };
}

async function restore(file: string): Promise<void> {
  const made = await asked(() => bridge.call('recovery.restore', { file }));
  if (made) say('done', inWords(made));
}

function inWords({ sales, fetched, centre }: RestoredShown): string {
  if (centre !== 'asked') return speak('recover.doneUnreachable', { sales });
  return fetched > 0 ? speak('recover.doneFetched', { sales, fetched }) : speak('recover.done', { sales });
}

async function beginAnew(): Promise<void> {
  await asked(() => bridge.call('recovery.beginAnew', {}));
}

/** @returns undefined once the person was told why not */
async function asked<T extends object>(call: () => Promise<T>): Promise<Exclude<T, { refused: string }> | undefined> {
  try {
    const reply = await call();
    if (!isRefusal(reply)) return reply as Exclude<T, { refused: string }>;
    refuse(reply);
  } catch (why) {
    sayFailed(why);
  }
  return undefined;
}
