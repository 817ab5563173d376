import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Promotion } from '../../../shared/promotion/promotion.ts';
import type { DraftRow } from '../../office/api/drafts.ts';
import { FactList } from '../audit/factList.tsx';
import { changedFacts } from '../audit/facts.ts';
import { Promoted } from '../promotions/preview.tsx';
import { outletsInWords, type PromotionChoices, ruleInWords, whenInWords } from '../promotions/ruleInWords.ts';
import { useAsk } from '../useAsk.ts';

/** A promotion's terms in words, the old ones struck out, and what buyers would pay under the new ones. */
export function PromotionChange({ draft }: { readonly draft: DraftRow }) {
  const { t } = useTranslation();
  const { data: choices } = useAsk('promotion.choices', {});
  const [before, after] = [draft.before, draft.after].map((state) => {
    const promotion = Promotion.safeParse(state).data;
    return promotion && termsInWords(t, promotion, choices);
  });
  return (
    <>
      <FactList facts={changedFacts(before, after)} words={(fact) => t(`promotions.${fact as TermFact}`)} />
      {draft.promoted && <Promoted preview={draft.promoted} />}
    </>
  );
}

type TermFact = 'name' | 'what' | 'when' | 'where' | 'bearer' | 'classLabel';

function termsInWords(
  t: TFunction,
  promotion: Promotion,
  choices: PromotionChoices | undefined,
): Readonly<Record<TermFact, string>> {
  const { days, narrowed } = whenInWords(t, promotion);
  return {
    name: promotion.name,
    what: ruleInWords(t, promotion.rule, choices),
    when: narrowed === '' ? days : `${days} · ${narrowed}`,
    where: outletsInWords(t, promotion.outlets),
    bearer: t(`promotions.borneBy.${promotion.borneBy}`),
    classLabel: t(`promotions.class.${promotion.class}`),
  };
}
