import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueRow } from '../../office/api/catalogue.ts';
import { callOffice, type Problem } from '../office.ts';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';

type Props = { readonly row: CatalogueRow; readonly onClose: () => void; readonly onSettled: () => void };

export function WithdrawDialog({ row, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const withdraw = async () => {
    const answer = await callOffice('catalogue.withdraw', { product: row.product });
    if ('problem' in answer) return setProblem(answer.problem);
    const refused = 'refused' in answer.reply ? answer.reply.refused : null;
    const said = { 'no-such-product': 'gone', 'in-a-basket': 'inBasket' } as const;
    confirmDone(t(`catalogue.${refused ? said[refused] : 'withdrawDone'}`, { name: row.name }));
    onSettled();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="strong">{t('catalogue.withdrawTitle')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="form">
        <ProblemNote problem={problem} />
        <p>
          <span className="strong">{row.name}</span>
          <br />
          <span className="soft">{row.producer}</span>
        </p>
        <p>{t('catalogue.withdrawEffect')}</p>
        <div className="formEnd">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="brick" onClick={() => void withdraw()}>
            {t('catalogue.withdrawSubmit')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
