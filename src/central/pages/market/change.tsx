import { useTranslation } from 'react-i18next';
import { changeOf } from './view.ts';

/** `▲ 12,5%`: more or less than before, by a shape and a sign, never by colour alone. */
export function Change({ now, before }: { readonly now: number; readonly before: number }) {
  const { t } = useTranslation();
  const perMille = changeOf(now, before);
  if (perMille === undefined) return <span className="soft">{t(now === 0 ? 'none' : 'market.new')}</span>;
  const size = `${Math.floor(Math.abs(perMille) / 10)},${Math.abs(perMille) % 10}%`;
  if (perMille === 0) return <span className="soft">{t('market.same')}</span>;
  const isMore = perMille > 0;
  return (
    <span className={isMore ? 'change more nowrap' : 'change less nowrap'}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d={isMore ? 'M5 1l4 8H1z' : 'M5 9L1 1h8z'} fill="currentColor" />
      </svg>{' '}
      {t(isMore ? 'market.more' : 'market.less', { size })}
    </span>
  );
}
