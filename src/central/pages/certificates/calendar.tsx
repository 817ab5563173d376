import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { count } from '../show/figures.ts';

type Props = {
  readonly calendar: OfficeReply<'certificate.calendar'>;
  /** The month whose products stand below. */
  readonly chosen: string | null;
};

/** How many months from now on are near enough to act. */
const NEAR = 3;

/** A year of months: how many products lose their stars in each. Each is a link to its products. */
export function Calendar({ calendar: { months, later, lost }, chosen }: Props) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <nav aria-label={t('certificates.calendar')} className="calendar" data-testid="calendar">
      <ol>
        {months.map(({ month, products }, at) => (
          <li key={month}>
            <Link
              href={href({ month: month === chosen ? null : month, state: null, offset: null })}
              aria-current={month === chosen ? 'true' : undefined}
              className={products > 0 && at < NEAR ? 'near' : products === 0 ? 'none' : undefined}
            >
              <span className="small">
                {t('certificates.month', { month: month.slice(5), year: month.slice(0, 4) })}
              </span>
              <b>{count(products)}</b>
              <span className="small soft">{t('certificates.products', { count: products })}</span>
            </Link>
          </li>
        ))}
      </ol>
      <p className="small soft">{t('certificates.beyond', { later: count(later), lost: count(lost) })}</p>
    </nav>
  );
}
