import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../shared/day.ts';
import type { PromotionId } from '../../../shared/id.ts';
import type { DraftFault } from '../../office/api/drafts.ts';
import type { OfficeReply } from '../../office/api.ts';
import { Faults } from '../drafts/faults.tsx';
import { callOffice, type Problem } from '../office.ts';
import { FormEnd } from '../ui/formEnd.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { useAsk } from '../useAsk.ts';
import { type Draft, draftOf, type Fault, newDraft, termsOf } from './draft.ts';
import { Preview } from './preview.tsx';
import { RuleFields } from './ruleFields.tsx';
import type { PromotionChoices } from './ruleInWords.ts';
import { TermFields } from './termFields.tsx';

type Props = {
  /** Null for a new one. */
  readonly promotion: PromotionId | null;
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

type Opened = Extract<OfficeReply<'draft.openPromotion'>, { readonly id: PromotionId }>;
type Refused = 'no-such-outlet' | 'no-such-goods' | 'weighed-goods' | 'saved-meanwhile';

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

/** A promotion as drafted, or else as published: kept as a draft, or out at once. */
export function PromotionDialog({ promotion, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const { data, problem, again } = useAsk('draft.openPromotion', { id: promotion });
  const opened = data && 'id' in data ? data : undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={
        <span className="strong">
          {opened?.row ? t('promotions.editOf', { name: opened.row.name }) : t('promotions.addTitle')}
        </span>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ProblemNote problem={problem} again={again} />
      {data && 'refused' in data && <Note tone="wait">{t('promotions.gone')}</Note>}
      {opened && <Sheet opened={opened} onClose={onClose} onSettled={onSettled} />}
    </Modal>
  );
}

type SheetProps = Omit<Props, 'promotion'> & { readonly opened: Opened };

function Sheet({ opened: { row, id, edit, today, choices }, onClose, onSettled }: SheetProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(row ? draftOf(row) : newDraft(today, inAMonth(today)));
  const [fault, setFault] = useState<Fault | null>(null);
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const terms = termsOf(draft, today);

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (typeof terms === 'string') return setFault(terms);
    const answer = await callOffice('draft.savePromotion', { id, terms, edit });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('faults' in answer.reply) return setFaults(answer.reply.faults.filter(isNotInPreview));
    if ('refused' in answer.reply) return setRefused(answer.reply.refused);
    confirmDone(t('promotions.drafted', { name: terms.name }));
    onSettled();
  };
  const publish = async () => {
    if (typeof terms === 'string') return setFault(terms);
    const answer = await callOffice('promotion.save', { id: row && id, terms, edit });
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
    setFaults([]);
    setRefused(null);
    setDraft((before) => ({ ...before, ...change }));
  };
  const fields = { draft, put, fault, choices };
  return (
    <form className="form" onSubmit={(event) => void keep(event)} noValidate data-testid="promotion-form">
      <ProblemNote problem={problem} />
      {edit > 0 && <Note tone="know">{t('productForm.drafted')}</Note>}
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
      {refused && (
        <Note tone="bad">
          {refused === 'saved-meanwhile' ? t('drafts.meanwhile') : t(`promotions.fault.${refused}`)}
        </Note>
      )}
      <Faults faults={faults} />
      <Preview terms={typeof terms === 'string' ? null : terms} />
      <FormEnd
        submit={t('drafts.save')}
        onClose={onClose}
        besides={
          <Button variant="default" onClick={() => void publish()}>
            {t('drafts.publishNow')}
          </Button>
        }
      />
    </form>
  );
}

/** What the preview beside it says already, with the goods and by how much. */
const isNotInPreview = ({ fault }: DraftFault): boolean => fault !== 'promotion-over-cap';
