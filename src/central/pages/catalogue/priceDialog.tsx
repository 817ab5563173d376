import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dong, dong } from '../../../shared/money.ts';
import type { CatalogueRow } from '../../office/api/catalogue.ts';
import { callOffice, type Problem } from '../office.ts';
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
  const price = readPrice(typed);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (price === undefined) return setWrong(true);
    const answer = await callOffice('catalogue.setPrice', { product: row.product, price });
    if ('problem' in answer) return setProblem(answer.problem);
    if (!('refused' in answer.reply)) confirmDone(t('catalogue.priceDone', { name: row.name, price: money(price) }));
    else if (answer.reply.refused === 'not-a-price') return setWrong(true);
    else confirmDone(t('catalogue.gone'));
    onSettled();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="strong">{row.name}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="form" onSubmit={(event) => void submit(event)} noValidate>
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
          }}
          error={wrong && t('catalogue.notAPrice')}
          data-autofocus
        />
        <Difference before={row.price} after={price} />
        <p className="small soft">{t('catalogue.priceEffect')}</p>
        <div className="formEnd">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
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
