import { Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../shared/day.ts';
import type { Promotion } from '../../../shared/promotion/promotion.ts';
import { callOffice, type Problem } from '../office.ts';
import { FormEnd } from '../ui/formEnd.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { type Draft, draftOf, type Fault, newDraft, termsOf } from './draft.ts';
import { Preview } from './preview.tsx';
import { RuleFields } from './ruleFields.tsx';
import type { PromotionChoices } from './ruleInWords.ts';
import { TermFields } from './termFields.tsx';

type Props = {
  /** Null for a new one. */
  readonly promotion: Promotion | null;
  readonly today: Day;
  readonly choices: PromotionChoices;
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

type Refused = 'no-such-outlet' | 'no-such-goods' | 'weighed-goods';

export type FieldsProps = {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
  readonly fault: Fault | null;
  readonly choices: PromotionChoices;
};

const MONTH = 30 * 86_400_000;

function inAMonth(today: Day): Day {
  return new Date(Date.parse(`${today}T00:00:00Z`) + MONTH).toISOString().slice(0, 10) as Day;
}

export function PromotionDialog({ promotion, today, choices, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(promotion ? draftOf(promotion) : newDraft(today, inAMonth(today)));
  const [fault, setFault] = useState<Fault | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const terms = termsOf(draft, today);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typeof terms === 'string') return setFault(terms);
    const answer = await callOffice('promotion.save', { id: promotion?.id ?? null, terms });
    if ('problem' in answer) return setProblem(answer.problem);
    const said = 'refused' in answer.reply ? answer.reply.refused : null;
    // The preview beside it says which goods, and by how much.
    if (said === 'over-cap') return;
    if (said !== null && said !== 'no-such-promotion' && said !== 'has-ended') return setRefused(said);
    confirmDone(said === null ? t('promotions.saved', { name: terms.name }) : t('promotions.gone'));
    onSettled();
  };
  const put = (change: Partial<Draft>) => {
    setFault(null);
    setRefused(null);
    setDraft((before) => ({ ...before, ...change }));
  };
  const fields = { draft, put, fault, choices };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={
        <span className="strong">
          {promotion ? t('promotions.editOf', { name: promotion.name }) : t('promotions.addTitle')}
        </span>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="form" onSubmit={(event) => void submit(event)} noValidate data-testid="promotion-form">
        <ProblemNote problem={problem} />
        <TextInput
          label={t('promotions.name')}
          value={draft.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
          error={fault === 'name' && t('promotions.fault.name')}
          maxLength={60}
          data-autofocus
        />
        <RuleFields {...fields} />
        <TermFields {...fields} />
        {refused && <Note tone="bad">{t(`promotions.fault.${refused}`)}</Note>}
        <Preview terms={typeof terms === 'string' ? null : terms} />
        <FormEnd submit={t('save')} onClose={onClose} />
      </form>
    </Modal>
  );
}
