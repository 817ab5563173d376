import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import type { AnnouncedRow } from '../../office/api/announced.ts';
import { callOffice, type Problem } from '../office.ts';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';

type Props = { readonly row: AnnouncedRow; readonly onClose: () => void; readonly onSettled: () => void };

/** Takes an announcement back that nobody has received. */
export function TakeBackDialog({ row, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id, outlet, owner, outletName, day } = row;
  const takeBack = async () => {
    const answer = await callOffice('announced.withdraw', { id, outlet });
    if ('problem' in answer) return setProblem(answer.problem);
    const refused = 'refused' in answer.reply ? answer.reply.refused : null;
    const said = { 'no-such-announcement': 'gone', 'already-received': 'alreadyReceived' } as const;
    confirmDone(refused ? t(`announced.${said[refused]}`) : t('announced.takenBack', { name: owner.name }));
    onSettled();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="strong">{t('announced.takeBackTitle')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="form">
        <ProblemNote problem={problem} />
        <p>
          <span className="strong">{owner.name}</span>
          <br />
          <span className="soft">{`${outletName} · ${formatDay(day)}`}</span>
        </p>
        <p>{t('announced.takeBackEffect')}</p>
        <div className="formEnd">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="brick" onClick={() => void takeBack()}>
            {t('announced.takeBack')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
