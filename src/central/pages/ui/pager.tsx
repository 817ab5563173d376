import { useTranslation } from 'react-i18next';
import { Link } from '../route/link.tsx';
import { count } from '../show/figures.ts';
import { Icon } from './icons.tsx';

type Props = {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  /** The address of the page that starts at an offset. */
  readonly hrefAt: (offset: number) => string;
};

export function Pager({ offset, limit, total, hrefAt }: Props) {
  const { t } = useTranslation();
  if (total === 0) return null;
  const to = Math.min(offset + limit, total);
  return (
    <nav className="under" aria-label={t('pager.label')}>
      <span>{t('pager.range', { from: count(offset + 1), to: count(to), total: count(total) })}</span>
      {(offset > 0 || to < total) && (
        <span className="choices">
          {offset > 0 && (
            <Link href={hrefAt(Math.max(0, offset - limit))} rel="prev">
              <Icon name="before" size={16} /> {t('pager.before')}
            </Link>
          )}
          {to < total && (
            <Link href={hrefAt(to)} rel="next">
              {t('pager.after')} <Icon name="after" size={16} />
            </Link>
          )}
        </span>
      )}
    </nav>
  );
}
