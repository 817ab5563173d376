import { Button, Modal } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../shared/day.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import { callOffice, type Problem } from '../office.ts';
import { count } from '../show/figures.ts';
import { Note } from '../ui/note.tsx';
import { NoteDialog } from '../ui/noteDialog.tsx';
import { tillWords } from './alarmWords.ts';
import { EnrolCode } from './enrolDialog.tsx';

type Props = { readonly till: TillRow; readonly onClose: () => void };
type Made = { readonly code: string; readonly expiresAt: Instant; readonly note: string };

/** Shuts a machine out, makes the code for the one in its place, and tells when that one is there. */
export function ReplaceDialog({ till, onClose }: Props) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Made | null>(null);
  const make = async (note: string): Promise<Problem | undefined> => {
    const answer = await callOffice('fleet.replaceTill', { device: till.device, note });
    if ('problem' in answer) return answer.problem;
    if ('refused' in answer.reply) onClose();
    else setMade({ ...answer.reply, note });
    return undefined;
  };
  const title = `${t('fleet.replace.deed')}: ${tillWords(t, till)} · ${till.outletName}`;
  if (!made) return <Why till={till} title={title} onClose={onClose} onSay={make} />;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<span className="strong">{title}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
    >
      <div className="form">
        {till.replacedBy === null ? (
          <>
            <EnrolCode made={made} onRemake={() => void make(made.note)} />
            <p className="soft">{t('fleet.replace.next', { till: till.till })}</p>
          </>
        ) : (
          <Note tone="good">{t('fleet.replace.arrived', { till: till.till, outlet: till.outletName })}</Note>
        )}
        <div className="formEnd">
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

type WhyProps = Props & { readonly title: string; readonly onSay: (note: string) => Promise<Problem | undefined> };

/** What it does and what is known to be missing, before anything is done. */
function Why({ till, title, onClose, onSay }: WhyProps) {
  const { t } = useTranslation();
  return (
    <NoteDialog title={title} deed={t('fleet.replace.make')} isGrave onClose={onClose} onSay={onSay}>
      <p>{t('fleet.replace.effect', { till: till.till })}</p>
      <p className="strong">{unsentWords(t, till)}</p>
      <p>{t('fleet.replace.carry')}</p>
    </NoteDialog>
  );
}

function unsentWords(t: TFunction, { lastSeenAt, unsent }: TillRow): string {
  if (lastSeenAt === null) return t('fleet.replace.unsentNever');
  if (unsent === 0) return t('fleet.replace.unsentUnknown');
  return t('fleet.service.unsent', { count: unsent, shown: count(unsent) });
}
