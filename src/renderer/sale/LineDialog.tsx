import { type KeyboardEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '../../shared/cart/cart.ts';
import { beforeLineDiscount } from '../../shared/cart/depth.ts';
import { dong } from '../../shared/money.ts';
import type { PricedLine } from '../../shared/pricing/priced.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DiscountForm } from './DiscountForm.tsx';
import { discountLine } from './edit.ts';
import styles from './LineDialog.module.css';
import { setQuantity } from './lines.ts';
import { NoteForm } from './NoteForm.tsx';
import { PriceForm } from './PriceForm.tsx';
import { QuantityForm } from './QuantityPad.tsx';
import { askFor, type LinePart, useSale } from './store.ts';

type Props = { readonly number: number; readonly part: LinePart };

/** In the order of their keys, Alt+1 to Alt+4; F2 and F4 are the ones of the counter. */
const PARTS = ['quantity', 'discount', 'price', 'note'] as const satisfies readonly LinePart[];

/** All that can be done to one line: one question at a time, each with its own Enter. */
export function LineDialog({ number, part }: Props) {
  const { t } = useTranslation();
  const line = useSale(({ cart }) => cart?.lines.find((candidate) => candidate.line === number));
  const money = useSale(({ priced }) => priced?.lines.find((candidate) => candidate.line === number));
  // Another window took it out, or it was paid.
  useEffect(() => {
    if (!line) askFor(null);
  }, [line]);
  if (!line) return null;
  const choose = (next: LinePart) => askFor({ of: 'line', line: number, part: next });
  const keys = (event: KeyboardEvent) => {
    const next = partOf(event, part);
    if (!next) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <Dialog title={line.name} size={720} onClose={() => askFor(null)}>
      <div onKeyDown={keys}>
        <div className={styles['parts']} role="group" aria-label={t('line.parts')}>
          {PARTS.map((one, at) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === part}
              aria-keyshortcuts={`Alt+${at + 1}`}
              data-testid={`line-${one}`}
              onClick={() => choose(one)}
            >
              {t(`line.${one}`)}
              <kbd aria-hidden="true">Alt {at + 1}</kbd>
            </button>
          ))}
        </div>
        <div className={styles['part']}>
          <Part key={part} line={line} money={money} part={part} />
        </div>
      </div>
    </Dialog>
  );
}

function partOf({ code, altKey }: KeyboardEvent, now: LinePart): LinePart | undefined {
  const digit = altKey ? /^(?:Digit|Numpad)([1-4])$/.exec(code)?.[1] : undefined;
  if (digit) return PARTS[Number(digit) - 1];
  if (code === 'F2') return 'quantity';
  return code === 'F4' ? (now === 'discount' ? 'price' : 'discount') : undefined;
}

type PartProps = { readonly line: CartLine; readonly money: PricedLine | undefined; readonly part: LinePart };

const close = () => askFor(null);

function Part({ line, money, part }: PartProps) {
  switch (part) {
    case 'quantity':
      return (
        <QuantityForm
          item={line}
          line={line}
          wide
          onAmount={(amount) => setQuantity(line.line, amount)}
          onDone={close}
        />
      );
    case 'discount':
      return (
        <DiscountForm
          amount={money ? beforeLineDiscount(money) : dong(0)}
          standing={line.discount}
          onGive={(discount) => discountLine(line.line, discount)}
          onDone={close}
        />
      );
    case 'price':
      return <PriceForm line={line} onDone={close} />;
    case 'note':
      return <NoteForm line={line} onDone={close} />;
  }
}
