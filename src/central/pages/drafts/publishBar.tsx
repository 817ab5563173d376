import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatInstant, type Instant } from '../../../shared/day.ts';
import type { DraftRow } from '../../office/api/drafts.ts';
import { now } from '../clock.ts';
import { callOffice, type Problem } from '../office.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { readMoment } from './moment.ts';

type Props = { readonly drafts: readonly DraftRow[]; readonly onSettled: () => void };
type Refused = 'moved-on' | 'faulty' | 'too-late';

/** Publishes what is chosen: at once, or at a day and an hour. */
export function PublishBar({ drafts, onSettled }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isFaulty = drafts.some(({ faults }) => faults.length > 0);

  const publish = async (at: Instant | null) => {
    const seen = drafts.map(({ kind, id, edit, current }) => ({ kind, id, edit, current }));
    const answer = await callOffice('draft.publish', { drafts: seen, at });
    setProblem('problem' in answer ? answer.problem : null);
    if ('problem' in answer) return;
    setRefused('refused' in answer.reply ? answer.reply.refused : null);
    if ('done' in answer.reply) {
      confirmDone(
        at === null
          ? t('drafts.publishedNow', { count: drafts.length })
          : t('drafts.scheduled', { count: drafts.length, at: formatInstant(at) }),
      );
    }
    onSettled();
  };
  const later = () => {
    const at = readMoment(typed, dayOf(now()));
    setWrong(at === undefined);
    if (at !== undefined) void publish(at);
  };
  return (
    <>
      <ProblemNote problem={problem} />
      {refused && <Note tone="bad">{t(`drafts.refused.${refused}`)}</Note>}
      <div className="endBar" data-testid="publish-bar">
        <span className="soft">{t('drafts.chosen', { count: drafts.length })}</span>
        <TextInput
          className="momentField"
          aria-label={t('drafts.at')}
          placeholder={t('drafts.atHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
          error={isWrong && t('drafts.notAMoment')}
        />
        <Button variant="default" disabled={drafts.length === 0 || isFaulty} onClick={later}>
          {t('drafts.publishAt')}
        </Button>
        <Button disabled={drafts.length === 0 || isFaulty} onClick={() => void publish(null)} data-testid="publish">
          {t('drafts.publish', { count: drafts.length })}
        </Button>
      </div>
    </>
  );
}
