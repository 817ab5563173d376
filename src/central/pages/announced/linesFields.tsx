import { Button, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoodsQuestion } from '../../../shared/stock/question.ts';
import { Pick } from '../ui/pick.tsx';
import { Table } from '../ui/table.tsx';
import type { Beginning } from './announcePage.tsx';
import { type Faults, type Form, type FormLine, type LineFault, withGoods } from './form.ts';
import { setForm, setLine } from './store.ts';
import { questionWords } from './words.ts';

type Props = {
  readonly beginning: Beginning;
  readonly form: Form;
  readonly faults: Faults;
  /** What the centre asks of a line, by its key. */
  readonly asked: ReadonlyMap<number, GoodsQuestion>;
};

/** What is in it, line by line. */
export function LinesFields({ beginning, form, faults, asked }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {form.lines.length > 0 && (
        <Table
          testId="announce-lines"
          columns={[
            { words: t('announced.goods') },
            { words: t('announced.quantity') },
            { words: t('announced.code') },
            { words: t('announced.expires') },
            { words: t('announced.figure') },
            { words: t('announced.remove'), of: 'deeds' },
          ]}
        >
          {form.lines.map((line) => (
            <Line
              key={line.key}
              line={line}
              form={form}
              fault={faults.lines.get(line.key)}
              question={asked.get(line.key)}
            />
          ))}
        </Table>
      )}
      <AddGoods beginning={beginning} form={form} />
      {faults.form === 'lines' && (
        <em className="bad" role="alert">
          {t('announced.fault.lines')}
        </em>
      )}
    </>
  );
}

/** The owner's own goods stand before all others. */
function AddGoods({ beginning: { products }, form }: Pick<Props, 'beginning' | 'form'>) {
  const { t } = useTranslation();
  const { owner } = form;
  const options = useMemo(() => {
    const own = products.filter(({ producer }) => producer === owner);
    const others = products.filter(({ producer }) => producer !== owner);
    return [...own, ...others].map(({ id, name, detail }) => ({ value: id, label: name, detail }));
  }, [products, owner]);
  const add = (id: string | null) => {
    const goods = products.find((product) => product.id === id);
    if (goods) setForm((before) => withGoods(before, { ...goods, product: goods.id }));
  };
  return (
    <div className="filterRow" data-testid="announce-add">
      <Pick
        label={t('announced.add')}
        placeholder={t('announced.addHint')}
        options={options}
        value={null}
        onChange={add}
      />
    </div>
  );
}

type LineProps = {
  readonly line: FormLine;
  readonly form: Form;
  readonly fault: LineFault | undefined;
  readonly question: GoodsQuestion | undefined;
};

function Line({ line, form, fault, question }: LineProps) {
  const { t } = useTranslation();
  const { key, name, unit } = line;
  const words = fault ? t(`announced.lineFault.${fault}`) : question && questionWords(question, t);
  return (
    <tr data-testid="announce-line">
      <th scope="row">
        {name}
        {words && (
          <span className="detail bad" role="alert">
            {words}
          </span>
        )}
      </th>
      <Field line={line} of="quantity" width={96} suffix={unit} isWrong={fault === 'quantity'} />
      <Field line={line} of="code" width={110} />
      <Field line={line} of="expires" width={118} hint={t('announced.dayHint')} isWrong={fault === 'expires'} />
      <Field
        line={line}
        of="figure"
        width={118}
        suffix={line.kind === 'bought' ? '₫' : '%'}
        hint={line.kind === 'consigned' ? form.percent : ''}
        isWrong={fault === 'percent' || fault === 'cost'}
      />
      <td className="noPrint number">
        <Button
          variant="default"
          size="xs"
          aria-label={t('announced.removeOf', { name })}
          onClick={() => setForm((before) => ({ ...before, lines: before.lines.filter((each) => each.key !== key) }))}
        >
          {t('announced.remove')}
        </Button>
      </td>
    </tr>
  );
}

type FieldProps = {
  readonly line: FormLine;
  readonly of: 'quantity' | 'code' | 'expires' | 'figure';
  /** px */
  readonly width: number;
  readonly suffix?: string;
  readonly hint?: string;
  readonly isWrong?: boolean;
};

function Field({ line, of, width, suffix, hint, isWrong = false }: FieldProps) {
  const { t } = useTranslation();
  return (
    <td>
      <TextInput
        w={width}
        aria-label={`${t(`announced.${of}`)}: ${line.name}`}
        value={line[of]}
        placeholder={hint}
        onChange={(event) => setLine(line.key, { [of]: event.currentTarget.value })}
        error={isWrong}
        inputMode={of === 'code' ? 'text' : 'decimal'}
        maxLength={40}
        rightSection={suffix && <span className="small soft">{suffix}</span>}
      />
    </td>
  );
}
