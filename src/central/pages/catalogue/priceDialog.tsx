import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupPriceChangeId, priceChangeId } from '../../../shared/catalogue/change.ts';
import { priceOn } from '../../../shared/catalogue/product.ts';
import { type Day, dayOf, formatDay } from '../../../shared/day.ts';
import { OutletGroupId, type ProductId } from '../../../shared/id.ts';
import { type Dong, dong } from '../../../shared/money.ts';
import type { CatalogueRow } from '../../office/api/catalogue.ts';
import type { DraftChange, DraftFault } from '../../office/api/drafts.ts';
import { useNow } from '../clock.ts';
import { Faults } from '../drafts/faults.tsx';
import { callOffice, type Problem } from '../office.ts';
import { readDay } from '../sales/typedDay.ts';
import { money, percent } from '../show/figures.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { useAsk } from '../useAsk.ts';
import { PricePlaces, type ShownPrices } from './pricePlaces.tsx';
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
  const { data } = useAsk('group.prices', { product: row.product });
  const shown = data && 'general' in data ? data : undefined;
  const [group, setGroup] = useState<OutletGroupId | null>(null);
  const [ends, setEnds] = useState(false);
  const place = shown?.groups.find((each) => each.group === group);
  // Only what a group has of its own can be ended.
  const isEnd = ends && (place?.prices.length ?? 0) > 0;
  const price = isEnd ? null : readPrice(typed);

  const [typedDay, setTypedDay] = useState(formatDay(today));
  const from = readDay(typedDay, today);
  const isPast = from === undefined || from < today;

  const publish = async () => {
    if (price === undefined) return setWrong(true);
    if (isPast) return;
    const answer = await callOffice('catalogue.setPrice', {
      product: row.product,
      price,
      from,
      ...(group && { group }),
    });
    if ('problem' in answer) return setProblem(answer.problem);
    const said = 'refused' in answer.reply ? answer.reply : null;
    if (said?.refused === 'not-a-price') return setWrong(true);
    if (said?.refused === 'over-cap') return setFaults([{ fault: 'over-cap', name: said.promotion }]);
    if (said?.refused === 'past-day') return setFaults([{ fault: 'past-day', name: '' }]);
    const done = { name: row.name, price: price === null ? '' : money(price), day: formatDay(from) };
    const inWords = t(from === today ? 'catalogue.priceDone' : 'catalogue.priceDoneFrom', done);
    const settled = place ? t('groups.priceDone', { name: row.name, group: place.name }) : inWords;
    confirmDone(said ? t('catalogue.gone') : settled);
    onSettled();
  };
  const draft = async () => {
    if (price === undefined) return setWrong(true);
    if (isPast) return;
    const change = draftOf({ product: row.product, from, price, group });
    if (!change) return setWrong(true);
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
        {shown ? <PricePlaces shown={shown} unit={row.unit} today={today} /> : <div className="blank" />}
        {shown && shown.groups.length > 0 && (
          <NativeSelect
            label={t('groups.where')}
            description={group === null && t('groups.everywhereHint')}
            value={group ?? ''}
            onChange={(event) => {
              setGroup(OutletGroupId.safeParse(event.currentTarget.value).data ?? null);
              setFaults([]);
            }}
            data={[
              { value: '', label: t('groups.everywhere') },
              ...shown.groups.map((each) => ({ value: each.group, label: each.name })),
            ]}
          />
        )}
        <TextInput
          label={t('catalogue.priceNext')}
          description={t('catalogue.priceNextHint')}
          inputMode="numeric"
          autoComplete="off"
          size="md"
          rightSection="₫"
          rightSectionPointerEvents="none"
          value={isEnd ? '' : typed}
          disabled={isEnd}
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
        {place && place.prices.length > 0 && (
          <Checkbox
            label={t('groups.ends')}
            checked={ends}
            onChange={(event) => {
              setEnds(event.currentTarget.checked);
              setFaults([]);
            }}
          />
        )}
        <Difference before={heldNow(shown, place, today)} after={price ?? undefined} />
        <Faults faults={faults} />
        {meanwhile && <Note tone="bad">{t('drafts.meanwhile')}</Note>}
        <p className="small soft">{t(group === null ? 'catalogue.priceEffect' : 'groups.priceEffect')}</p>
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

type Typed = {
  readonly product: ProductId;
  readonly from: Day;
  readonly price: Dong | null;
  readonly group: OutletGroupId | null;
};

/** Undefined where none is charged everywhere: only a group can end its own. */
function draftOf({ product, from, price, group }: Typed): DraftChange | undefined {
  if (group !== null) {
    const row = { group, product, from, price };
    return { kind: 'group-price', id: groupPriceChangeId(row), row };
  }
  if (price === null) return undefined;
  const row = { product, from, price, demo: false };
  return { kind: 'price', id: priceChangeId(row), row };
}

function heldNow(shown: ShownPrices | undefined, place: ShownPrices['groups'][number] | undefined, today: Day) {
  const prices = place && place.prices.length > 0 ? place.prices : (shown?.general ?? []);
  return priceOn(prices, today)?.price ?? null;
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
