import { FindGoods } from '../shelf/FindGoods.tsx';
import { withSign } from '../ui/money.ts';
import { bringProduct } from './store.ts';

/** Finds what the buyer brings by name; a scan finds it by itself. */
export function BringGoods() {
  return (
    <FindGoods
      isFirst
      onFound={({ product }) => bringProduct(product)}
      more={({ price }) => (price === null ? '' : withSign(price))}
      testId="return"
    />
  );
}
