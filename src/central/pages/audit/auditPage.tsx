import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatInstant } from '../../../shared/day.ts';
import type { AuditRow } from '../../office/api/audit.ts';
import { useNow } from '../clock.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { PeriodChoice } from '../sales/periodChoice.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Pick } from '../ui/pick.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { FactList } from './factList.tsx';
import { changedFacts } from './facts.ts';
import { AUDIT_KINDS, type AuditView, readAuditView } from './view.ts';
import { deedWords, kindWords } from './words.ts';

const PAGE = 100;

/** Who changed what, when, and from what to what. */
export function AuditPage() {
  const { t } = useTranslation();
  const { query } = useAddress();
  const today = dayOf(useNow(60_000));
  const view = useMemo(() => readAuditView(query, today), [query, today]);
  return (
    <Page title={t('nav.audit')} question={t('audit.question')}>
      <search className="filters">
        <PeriodChoice period={view.period} days={view.filter} />
        <Picks view={view} />
      </search>
      <Rows view={view} />
    </Page>
  );
}

function Picks({ view: { filter } }: { readonly view: AuditView }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const people = useAsk('account.list', {});
  return (
    <div className="filterRow placePicks">
      <Pick
        label={t('audit.by')}
        placeholder={t('audit.everybody')}
        options={(people.data?.accounts ?? []).map(({ account, name, signIn }) => ({
          value: account,
          label: name,
          detail: signIn,
        }))}
        value={filter.account ?? null}
        onChange={(value) => change({ account: value, before: null })}
      />
      <Pick
        label={t('audit.kind')}
        placeholder={t('audit.everything')}
        options={AUDIT_KINDS.map((value) => ({ value, label: t(`audit.kinds.${value}`), detail: '' }))}
        value={filter.kind ?? null}
        onChange={(value) => change({ kind: value, before: null })}
      />
    </div>
  );
}

function Rows({ view: { filter, before } }: { readonly view: AuditView }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const { data, problem, again, stale } = useAsk('audit.list', { filter, before, limit: PAGE });
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : <div className="blank" />;
  if (data.rows.length === 0) return <Empty icon="audit" title={t('audit.empty')} hint={t('audit.emptyHint')} />;
  return (
    <div className="waitingFade" data-stale={stale}>
      <ProblemNote problem={problem} again={again} showsOld />
      <AuditTable rows={data.rows} />
      <nav className="under" aria-label={t('pager.label')}>
        <span className="choices">
          {before !== null && <Link href={href({ before: null })}>{t('audit.newest')}</Link>}
          {data.next !== null && (
            <Link href={href({ before: String(data.next) })} rel="next">
              {t('audit.older')} <Icon name="after" size={16} />
            </Link>
          )}
        </span>
      </nav>
    </div>
  );
}

function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const { t } = useTranslation();
  return (
    <Table
      testId="audit"
      columns={[
        { words: t('audit.at') },
        { words: t('audit.who') },
        { words: t('audit.what') },
        { words: t('audit.change') },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.n} data-deed={row.deed}>
          <td className="nowrap" title={new Date(row.at).toISOString()}>
            {formatInstant(row.at)}
          </td>
          <td>{row.by === '' ? t('audit.centre') : row.by}</td>
          <th scope="row">
            {deedWords(t, row.deed)}
            <span className="detail">
              {kindWords(t, row.kind)} {row.name === '' ? row.id : row.name}
            </span>
          </th>
          <td>
            <Change row={row} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Facts shown before the rest is folded away. */
const SHOWN = 3;

function Change({ row: { before, after } }: { readonly row: AuditRow }) {
  const { t } = useTranslation();
  const facts = changedFacts(before, after);
  if (facts.length === 0) return <span className="soft">{t('none')}</span>;
  const [first, rest] = [facts.slice(0, SHOWN), facts.slice(SHOWN)];
  return (
    <>
      <FactList facts={first} />
      {rest.length > 0 && (
        <details>
          <summary>{t('audit.more', { count: rest.length })}</summary>
          <FactList facts={rest} />
        </details>
      )}
    </>
  );
}
