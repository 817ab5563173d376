import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { ProducerId, ProductId, PromotionId } from '../../../shared/id.ts';
import type { DraftRow } from '../../office/api/drafts.ts';
import type { OfficeInput } from '../../office/api.ts';
import { FactList } from '../audit/factList.tsx';
import { type ChangedFact, changedFacts } from '../audit/facts.ts';
import { StoryDialog } from '../catalogue/storyDialog.tsx';
import { callOffice, type Problem } from '../office.ts';
import { ProducerDialog } from '../producers/producerDialog.tsx';
import { PromotionDialog } from '../promotions/promotionDialog.tsx';
import { pageHref } from '../route/address.ts';
import { go } from '../route/useAddress.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { Faults } from './faults.tsx';
import { PromotionChange } from './promotionChange.tsx';
import { StoryChange } from './storyChange.tsx';

type Props = {
  readonly draft: DraftRow;
  readonly isChosen: boolean;
  /** Null where the reader may change nothing. */
  readonly onChoose: ((wanted: boolean) => void) | null;
  readonly onSettled: () => void;
};

/** One row of the catalogue that would change: by whom, what of it, and what speaks against it. */
export function DraftCard({ draft, isChosen, onChoose, onSettled }: Props) {
  const { t } = useTranslation();
  const what = draft.before === null ? 'new' : draft.after === null ? 'gone' : 'changed';
  return (
    <article className="card" data-testid="draft" data-draft={`${draft.kind} ${draft.id}`}>
      <div className="cardHead">
        <div className="draftTitle">
          {onChoose && draft.dueAt === null && (
            <Checkbox
              checked={isChosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
              aria-label={t('drafts.choose', { name: draft.name })}
            />
          )}
          <h2>
            {draft.name}{' '}
            <span className="tag">
              {t(`audit.kinds.${draft.kind}`)} · {t(`drafts.what.${what}`)}
            </span>
          </h2>
        </div>
        <span className="soft small">{t('drafts.savedBy', { by: draft.by, at: formatInstant(draft.savedAt) })}</span>
      </div>
      {draft.held && <Note tone="bad">{t(`drafts.held.${draft.held}`)}</Note>}
      {draft.movedOn && <Note tone="wait">{t('drafts.movedOn')}</Note>}
      <Faults faults={draft.faults} />
      <Changed draft={draft} />
      {draft.dueAt !== null && (
        <p className="state good">{t('drafts.dueAt', { at: formatInstant(draft.dueAt), by: draft.dueBy })}</p>
      )}
      {onChoose && <Deeds draft={draft} onSettled={onSettled} />}
    </article>
  );
}

/** Each kind shows what of it changes as people read it. */
function Changed({ draft }: Pick<Props, 'draft'>) {
  const { t } = useTranslation();
  if (draft.kind === 'story') return <StoryChange draft={draft} />;
  if (draft.kind === 'promotion') return <PromotionChange draft={draft} />;
  return <FactList facts={factsOf(draft, t('groups.asEverywhere'))} />;
}

/** A group's price is named by product and group already; without one, its outlets charge what is charged everywhere. */
function factsOf({ kind, before, after }: DraftRow, asEverywhere: string): ChangedFact[] {
  const facts = changedFacts(before, after);
  if (kind !== 'group-price') return facts;
  const ownFacts = facts.filter(({ fact }) => fact !== 'product' && fact !== 'group');
  const isEnd = after !== null && !ownFacts.some((one) => one.fact === 'price' && one.after !== '');
  const price = facts.find(({ fact }) => fact === 'price')?.before ?? '';
  const rest = ownFacts.filter(({ fact }) => fact !== 'price');
  return isEnd ? [...rest, { fact: 'price', before: price, after: asEverywhere }] : ownFacts;
}

function Deeds({ draft, onSettled }: Pick<Props, 'draft' | 'onSettled'>) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const drafts = [{ kind: draft.kind, id: draft.id }];
  const discard = async () => {
    const answer = await callOffice('draft.discard', { drafts });
    if ('problem' in answer) return setProblem(answer.problem);
    confirmDone(t('drafts.discarded', { name: draft.name }));
    onSettled();
  };
  const unschedule = async () => {
    const answer = await callOffice('draft.unschedule', { drafts });
    if ('problem' in answer) return setProblem(answer.problem);
    confirmDone(t('drafts.unscheduled', { name: draft.name }));
    onSettled();
  };
  return (
    <>
      <ProblemNote problem={problem} />
      <div className="tableActions">
        {draft.after !== null && <Edit draft={draft} onSettled={onSettled} />}
        {draft.dueAt !== null && (
          <Button variant="default" size="xs" onClick={() => void unschedule()}>
            {t('drafts.unschedule')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="brick"
          size="xs"
          aria-label={t('drafts.discardOf', { name: draft.name })}
          onClick={() => void discard()}
        >
          {t('drafts.discard')}
        </Button>
      </div>
    </>
  );
}

/** Opens the form it was written in. */
function Edit({ draft, onSettled }: Pick<Props, 'draft' | 'onSettled'>) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const close = () => {
    setOpened(false);
    onSettled();
  };
  if (draft.kind === 'price' || draft.kind === 'group-price' || draft.kind === 'certificate') return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={t('outlets.editOf', { name: draft.name })}
        onClick={() => (draft.kind === 'product' ? go(pageHref('product', { id: draft.id })) : setOpened(true))}
      >
        {t('outlets.edit')}
      </Button>
      {opened && <Form draft={draft} onClose={close} />}
    </>
  );
}

function Form({ draft: { kind, id }, onClose }: Pick<Props, 'draft'> & { readonly onClose: () => void }) {
  switch (kind) {
    case 'producer':
      return <ProducerDialog producer={ProducerId.parse(id)} onClose={onClose} />;
    case 'promotion':
      return <PromotionDialog promotion={PromotionId.parse(id)} onClose={onClose} onSettled={onClose} />;
    case 'story':
      return <StoryDialog of={subjectIn(id)} onClose={onClose} onSettled={onClose} />;
    // A product has a page of its own; a price and a certificate are changed where they stand.
    case 'product':
    case 'price':
    case 'group-price':
    case 'certificate':
      return null;
  }
}

/** Of a story's `product/ID` or `producer/ID`. */
function subjectIn(id: string): OfficeInput<'catalogue.stories'> {
  const about = id.slice(id.indexOf('/') + 1);
  return id.startsWith('product/') ? { product: ProductId.parse(about) } : { producer: ProducerId.parse(about) };
}
