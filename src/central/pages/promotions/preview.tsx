import { useTranslation } from 'react-i18next';
import type { PromotionTerms } from '../../../shared/promotion/promotion.ts';
import type { PromotionPreview } from '../../office/api/promotions.ts';
import { money } from '../show/figures.ts';
import { Note } from '../ui/note.tsx';
import { useAsk } from '../useAsk.ts';
import { percentText } from './draft.ts';

/** What a promotion would mean for a few products, and whether the law lets it. */
export function Preview({ terms }: { readonly terms: PromotionTerms | null }) {
  const { data } = useAsk('promotion.preview', terms);
  if (!terms || !data) return null;
  return <Promoted preview={data} />;
}

/** What it would mean, as the centre said it. */
export function Promoted({ preview: data }: { readonly preview: PromotionPreview }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('promotions.preview')} data-testid="promotion-preview">
      <p className="strong">{t('promotions.preview')}</p>
      <p className="small soft">{t('promotions.reached', { count: data.reached })}</p>
      <Prices prices={data.samples} />
      {data.breaches > 0 && <OverCap preview={data} />}
    </section>
  );
}

function OverCap({ preview }: { readonly preview: PromotionPreview }) {
  const { t } = useTranslation();
  // What may be taken off at most leaves the rest of the price.
  const left = 1000 - (preview.cap ?? 1000);
  return (
    <Note tone="bad">
      {t('promotions.overCap', { count: preview.breaches, cap: percentText(left) })}
      <Prices prices={preview.worst} />
    </Note>
  );
}

function Prices({ prices }: { readonly prices: PromotionPreview['samples'] }) {
  const { t } = useTranslation();
  return (
    <ul className="small">
      {prices.map(({ product, name, before, paid }) => (
        <li key={product}>{t('promotions.sample', { name, before: money(before), paid: money(paid) })}</li>
      ))}
    </ul>
  );
}
