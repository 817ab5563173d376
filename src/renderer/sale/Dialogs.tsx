import { ChoiceDialog } from './ChoiceDialog.tsx';
import { chooseScanned } from './fill.ts';
import { HeldDialog } from './HeldDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { LineDialog } from './LineDialog.tsx';
import { MissedDialog } from './MissedDialog.tsx';
import { WeighingPad } from './QuantityPad.tsx';
import { SaleDiscount } from './SaleDiscount.tsx';
import { findInstead } from './search.ts';
import { askFor, useSale } from './store.ts';
import { UnknownCodeDialog } from './UnknownCodeDialog.tsx';

/** The one dialog that stands over the counter, if any. */
export function Dialogs({ zone }: { readonly zone: string }) {
  const asking = useSale((sale) => sale.asking);
  switch (asking?.of) {
    case 'line':
      return <LineDialog key={asking.line} number={asking.line} part={asking.part} />;
    case 'product':
      return <WeighingPad key={asking.product.product} asking={asking} />;
    case 'sale-discount':
      return <SaleDiscount />;
    case 'held':
      return <HeldDialog zone={zone} />;
    case 'missed':
      return <MissedDialog />;
    case 'unknown':
      return (
        <UnknownCodeDialog key={asking.code} code={asking.code} onClose={() => askFor(null)} onFind={findInstead} />
      );
    case 'choice':
      return (
        <ChoiceDialog
          key={asking.scan}
          code={asking.code}
          options={asking.options}
          onClose={() => askFor(null)}
          onChoose={(product) => chooseScanned(asking, product)}
        />
      );
    case 'keys':
      return <KeysDialog />;
    case undefined:
      return null;
  }
}
