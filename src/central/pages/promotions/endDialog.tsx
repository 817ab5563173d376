import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Promotion } from '../../../shared/promotion/promotion.ts';
import { callOffice, type Problem } from '../office.ts';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';

type Props = { readonly promotion: Promotion; readonly onClose: () => void; readonly onSettled: () => void };

export function EndDialog({ promotion, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const end = async () => {
    const answer = await callOffice('promotion.end', { id: promotion.id });
    if ('problem' in answer) return setProblem(answer.problem);
    confirmDone('refused' in answer.reply ? t('promotions.gone') : t('promotions.ended', { name: promotion.name }));
    onSettled();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="strong">{t('promotions.endTitle')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="form">
        <ProblemNote problem={problem} />
        <p className="strong">{promotion.name}</p>
        <p>{t('promotions.endEffect')}</p>
        <div className="formEnd">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="brick" onClick={() => void end()}>
            {t('promotions.endSubmit')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
