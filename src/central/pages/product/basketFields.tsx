import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BasketGoods } from '../../office/api/drafts.ts';
import { money } from '../show/figures.ts';
import { Pick } from '../ui/pick.tsx';
import { Table } from '../ui/table.tsx';
import { type BasketFault, partsIn, partsText, type TypedPart } from './basketForm.ts';

type Props = {
  readonly text: string;
  readonly goods: readonly BasketGoods[];
  readonly fault: BasketFault | null;
  readonly onChange: (text: string) => void;
};

/** What is in a gift basket, and whose share of its price is how large. */
export function BasketFields({ text, goods, fault, onChange }: Props) {
  const { t } = useTranslation();
  const parts = partsIn(text);
  const put = (product: string, change: Partial<TypedPart>) =>
    onChange(partsText(parts.map((part) => (part.product === product ? Object.assign({}, part, change) : part))));
  const isIn = (id: string) => parts.some(({ product }) => product === id);
  return (
    <>
      {parts.length > 0 && (
        <Table
          testId="basket-parts"
          columns={[
            { words: t('basket.goods') },
            { words: t('basket.quantity') },
            { words: t('basket.share') },
            { words: t('basket.remove'), of: 'deeds' },
          ]}
        >
          {parts.map((part) => (
            <Part
              key={part.product}
              part={part}
              goods={goods.find(({ id }) => id === part.product)}
              put={(change) => put(part.product, change)}
              onRemove={() => onChange(partsText(parts.filter(({ product }) => product !== part.product)))}
            />
          ))}
        </Table>
      )}
      <div className="filterRow">
        <Pick
          label={t('basket.add')}
          placeholder={t('basket.addHint')}
          options={goods
            .filter(({ id }) => !isIn(id))
            .map(({ id, name, price }) => ({ value: id, label: name, detail: price === null ? '' : money(price) }))}
          value={null}
          onChange={(product) => product && onChange(partsText([...parts, { product, quantity: '1', share: '' }]))}
        />
      </div>
      <p className="small soft">{t('basket.shareHint')}</p>
      {fault && (
        <em className="bad" role="alert">
          {t(`basket.fault.${fault}`)}
        </em>
      )}
    </>
  );
}

type PartProps = {
  readonly part: TypedPart;
  readonly goods: BasketGoods | undefined;
  readonly put: (change: Partial<TypedPart>) => void;
  readonly onRemove: () => void;
};

function Part({ part, goods, put, onRemove }: PartProps) {
  const { t } = useTranslation();
  const name = goods?.name ?? part.product;
  return (
    <tr data-part={part.product}>
      <th scope="row">{name}</th>
      <td>
        <TextInput
          aria-label={t('basket.quantityOf', { name })}
          inputMode="decimal"
          rightSection={goods?.unit}
          rightSectionWidth={56}
          value={part.quantity}
          onChange={(event) => put({ quantity: event.currentTarget.value })}
        />
      </td>
      <td>
        <TextInput
          aria-label={t('basket.shareOf', { name })}
          inputMode="decimal"
          placeholder={t('basket.byPrice')}
          rightSection="%"
          value={part.share}
          onChange={(event) => put({ share: event.currentTarget.value })}
        />
      </td>
      <td className="noPrint">
        <div className="tableActions">
          <Button variant="subtle" size="xs" aria-label={t('basket.removeOf', { name })} onClick={onRemove}>
            {t('basket.remove')}
          </Button>
        </div>
      </td>
    </tr>
  );
}
