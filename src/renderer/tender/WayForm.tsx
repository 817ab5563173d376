import type { ShownTransfer } from '../../shared/contract/payment.ts';
import { CashForm } from './CashForm.tsx';
import { CreditForm } from './CreditForm.tsx';
import type { Paying } from './paying.ts';
import { ReferenceForm } from './ReferenceForm.tsx';
import { TransferForm } from './TransferForm.tsx';

type Props = { readonly paying: Paying; readonly shown: ShownTransfer | null };

/** What the hands do for the way that is chosen. */
export function WayForm({ paying, shown }: Props) {
  const { way, typed, owed, busy, calm, parts, credits, look, retype, put, take, finishCash, onBack } = paying;
  const usual = { owed, busy, calm, onBack };
  switch (way) {
    case 'cash':
      return (
        <CashForm
          key={parts.length}
          {...usual}
          beside={parts.some(({ tender }) => tender.kind !== 'cash')}
          given={typed}
          onGiven={retype}
          onPart={(given) => put({ kind: 'cash', given })}
          onFinish={finishCash}
        />
      );
    case 'vietqr':
      return (
        <TransferForm
          {...usual}
          typed={typed}
          shown={shown}
          onType={retype}
          onTake={(taken) => take({ kind: 'vietqr', ...taken })}
        />
      );
    case 'exchange':
      return (
        <CreditForm
          key={parts.length}
          {...usual}
          credits={credits}
          onLook={look}
          onTake={(given, { return: credit, slip }) =>
            take({ kind: 'exchange', given, return: credit, ...(slip !== undefined && { slip }) })
          }
        />
      );
    case 'card':
    case 'voucher':
      return (
        <ReferenceForm
          key={way}
          {...usual}
          way={way}
          onTake={(given, mark) =>
            take(way === 'card' ? { kind: way, given, reference: mark } : { kind: way, given, code: mark })
          }
        />
      );
  }
}
