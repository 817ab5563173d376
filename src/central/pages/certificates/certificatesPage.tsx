import { useTranslation } from 'react-i18next';
import { useAddress } from '../route/useAddress.ts';
import { count } from '../show/figures.ts';
import { Choices } from '../ui/choices.tsx';
import { Empty } from '../ui/empty.tsx';
import { ListFiles } from '../ui/listFiles.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchField } from '../ui/searchField.tsx';
import { useAsk } from '../useAsk.ts';
import { Calendar } from './calendar.tsx';
import { CertificatesDialog } from './certificatesDialog.tsx';
import { CertifiedTable } from './certifiedTable.tsx';
import { type CertificatesView, readCertificatesView } from './view.ts';

const PAGE = 50;
const STATES = ['ending', 'lost', 'revoked', 'valid'] as const;

/** Which products show stars until when: a year of months, and the products of the one that is chosen. */
export function CertificatesPage() {
  const { t } = useTranslation();
  const { query, href, change } = useAddress();
  const view = readCertificatesView(query);
  const { data, problem, again } = useAsk('certificate.calendar', {});
  return (
    <Page
      title={t('nav.certificates')}
      question={t('certificates.question')}
      actions={<ListFiles list="chung-nhan" atHead />}
    >
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      <p className="headline" data-testid="certificates-ending">
        <b>{data ? count(data.ending) : '\u00a0'}</b>
        <span>{data && t('certificates.headline', { count: data.ending, valid: count(data.valid) })}</span>
      </p>
      {data && <Calendar calendar={data} chosen={view.month} />}
      <Choices
        kind="tabs"
        label={t('certificates.view')}
        now={view.month === null ? (view.state ?? 'all') : 'month'}
        choices={[
          { key: 'all', label: t('certificates.all'), href: href({ month: null, state: null, offset: null }) },
          ...STATES.map((state) => ({
            key: state,
            label: t(`certificates.states.${state}`),
            href: href({ month: null, state, offset: null }),
          })),
        ]}
      />
      <search className="filters underTabs">
        <div className="filterRow">
          <SearchField text={view.text} label={t('catalogue.search')} hint={t('certificates.searchHint')} />
        </div>
      </search>
      <Rows view={view} />
      {view.product !== null && (
        <CertificatesDialog product={view.product} onClose={() => change({ product: null })} onSettled={again} />
      )}
    </Page>
  );
}

function Rows({ view: { month, state, text, offset } }: { readonly view: CertificatesView }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const { data, problem, again, stale } = useAsk('certificate.list', { month, state, text, offset, limit: PAGE });
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : <div className="blank" />;
  if (data.total === 0) {
    return <Empty icon="certificates" title={t('certificates.empty')} hint={t('certificates.emptyHint')} />;
  }
  return (
    <div className="waitingFade" data-stale={stale}>
      <ProblemNote problem={problem} again={again} showsOld />
      <CertifiedTable rows={data.rows} />
      <Pager
        offset={offset}
        limit={PAGE}
        total={data.total}
        hrefAt={(at) => href({ offset: at === 0 ? null : String(at) })}
      />
    </div>
  );
}
