import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { priceChangeId } from '../../../shared/catalogue/change.ts';
import type { Price } from '../../../shared/catalogue/product.ts';
import { dayOf, formatDay } from '../../../shared/day.ts';
import { type Dong, dong } from '../../../shared/money.ts';
import type { CatalogueRow } from '../../office/api/catalogue.ts';
import type { DraftFault } from '../../office/api/drafts.ts';
import { useNow } from '../clock.ts';
import { Faults } from '../drafts/faults.tsx';
import { callOffice, type Problem } from '../office.ts';
import { readDay } from '../sales/typedDay.ts';
import { money, percent } from '../show/figures.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { isLargeChange, readPrice } from './typedPrice.ts';

type Props = { readonly row: CatalogueRow; readonly onClose: () => void; readonly onSettled: () => void };

export function PriceDialog({ row, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const [meanwhile, setMeanwhile] = useState(false);
  const today = dayOf(useNow(60_000));
  const price = readPrice(typed);

  const [typedDay, setTypedDay] = useState(formatDay(today));
  const from = readDay(typedDay, today);
  const isPast = from === undefined || from < today;

  const publish = async () => {
    if (price === undefined) return setWrong(true);
    if (isPast) return;
    const answer = await callOffice('catalogue.setPrice', { product: row.product, price, from });
    if ('problem' in answer) return setProblem(answer.problem);
    const said = 'refused' in answer.reply ? answer.reply : null;
    if (said?.refused === 'not-a-price') return setWrong(true);
    if (said?.refused === 'over-cap') return setFaults([{ fault: 'over-cap', name: said.promotion }]);
    if (said?.refused === 'past-day') return setFaults([{ fault: 'past-day', name: '' }]);
    const done = { name: row.name, price: money(price), day: formatDay(from) };
    confirmDone(
      said ? t('catalogue.gone') : t(from === today ? 'catalogue.priceDone' : 'catalogue.priceDoneFrom', done),
    );
    onSettled();
  };
  const draft = async () => {
    if (price === undefined) return setWrong(true);
    if (isPast) return;
    const kept: Price = { product: row.product, from, price, demo: false };
    const change = { kind: 'price', id: priceChangeId(kept), row: kept } as const;
    const answer = await callOffice('draft.save', { change, edit: 0 });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('faults' in answer.reply) return setFaults(answer.reply.faults);
    if ('refused' in answer.reply) return setMeanwhile(true);
    confirmDone(t('productForm.saved', { name: row.name }));
    onSettled();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void publish();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="strong">{row.name}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="form" onSubmit={submit} noValidate>
        <ProblemNote problem={problem} />
        <dl className="facts">
          <dt>{t('catalogue.priceNow')}</dt>
          <dd className="strong">
            {row.price === null ? t('none') : money(row.price)} {t('catalogue.per', { unit: row.unit })}
          </dd>
        </dl>
        <TextInput
          label={t('catalogue.priceNext')}
          description={t('catalogue.priceNextHint')}
          inputMode="numeric"
          autoComplete="off"
          size="md"
          rightSection="₫"
          rightSectionPointerEvents="none"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
            setFaults([]);
          }}
          error={wrong && t('catalogue.notAPrice')}
          data-autofocus
        />
        <TextInput
          label={t('catalogue.priceFromDay')}
          description={t('catalogue.priceFromHint')}
          value={typedDay}
          onChange={(event) => {
            setTypedDay(event.currentTarget.value);
            setFaults([]);
          }}
          error={isPast && t('catalogue.priceFromPast')}
        />
        <Difference before={row.price} after={price} />
        <Faults faults={faults} />
        {meanwhile && <Note tone="bad">{t('drafts.meanwhile')}</Note>}
        <p className="small soft">{t('catalogue.priceEffect')}</p>
        <div className="formEnd">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="default" onClick={() => void draft()}>
            {t('drafts.save')}
          </Button>
          <Button type="submit">{t('catalogue.priceSubmit')}</Button>
        </div>
      </form>
    </Modal>
  );
}

/** What the new price means, before it is sent: a nought too many is seen here or at the counter. */
function Difference({ before, after }: { readonly before: Dong | null; readonly after: Dong | undefined }) {
  const { t } = useTranslation();
  if (before === null || after === undefined) return <p className="soft">&nbsp;</p>;
  if (after === before) return <p className="soft">{t('catalogue.same')}</p>;
  const by = { amount: money(dong(Math.abs(after - before))), percent: percent(after - before, before) };
  return (
    <>
      <p className="strong">{after > before ? t('catalogue.up', by) : t('catalogue.down', by)}</p>
      {isLargeChange(before, after) && <Note tone="wait">{t('catalogue.large')}</Note>}
    </>
  );
}
