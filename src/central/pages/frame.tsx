import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listen, useLive } from './live.ts';
import { Menu } from './menu.tsx';
import { useAlarms } from './outlets/useAlarms.ts';
import { homeOf, mayOpen, type PageName, pageHref } from './route/address.ts';
import { Link } from './route/link.tsx';
import { useMay, useSession } from './session/session.ts';
import { Icon, type IconName } from './ui/icons.tsx';
import { Note } from './ui/note.tsx';

const shelf = [
  'sales',
  'market',
  'shifts',
  'demand',
  'stock',
  'announced',
  'catalogue',
  'producers',
  'certificates',
  'drafts',
  'promotions',
  'outlets',
  'suspense',
  'accounts',
  'audit',
] as const satisfies readonly (PageName & IconName)[];

/** Pages that are opened from another one, under which they stand. */
const within: { readonly [P in PageName]?: PageName } = {
  import: 'catalogue',
  product: 'catalogue',
  announce: 'announced',
};

/** What stands around every page: where one is, where one can go, and whether the figures are fresh. */
export function Frame({ page, children }: { readonly page: PageName; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const line = useLive((live) => live.line);
  const main = useRef<HTMLElement>(null);
  useEffect(listen, []);
  useFocusOnMove(page, main);
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        {t('skip')}
      </a>
      <Side page={page} />
      <main className="main" id="main" ref={main} tabIndex={-1}>
        {line === 'lost' && <Note tone="wait">{t('live.lost')}</Note>}
        {children}
      </main>
    </div>
  );
}

/** A new page begins at its top and takes the focus, as loading one would; the first one leaves it where it is. */
function useFocusOnMove(page: PageName, main: React.RefObject<HTMLElement | null>): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page, main]);
}

function Side({ page }: { readonly page: PageName }) {
  const { t } = useTranslation();
  const { waiting, ringing } = useCounts();
  const reader = useSession((session) => session.reader);
  const open = reader && !reader.mustSetUp ? shelf.filter((name) => mayOpen(reader.role, name)) : [];
  const now = within[page] ?? page;
  return (
    <nav className="side" aria-label={t('nav.label')}>
      <Link className="brand" href={pageHref(reader ? homeOf(reader.role) : 'own')}>
        <img src="/mark.svg" alt="" />
        <span>
          <b>{t('product')}</b>
          {t('centre')}
        </span>
      </Link>
      <div className="nav">
        {open.map((name) => (
          <Link
            key={name}
            href={pageHref(name)}
            aria-current={name === now ? 'page' : undefined}
            data-testid={`nav-${name}`}
          >
            <Icon name={name} />
            {t(`nav.${name}`)}
            {name === 'suspense' && <Badge count={waiting} words={t('nav.waiting', { count: waiting })} />}
            {name === 'outlets' && <Badge count={ringing} words={t('nav.alarms', { count: ringing })} />}
          </Link>
        ))}
      </div>
      <div className="sideFoot">
        <LiveLine />
        <Menu />
      </div>
    </nav>
  );
}

function Badge({ count, words }: { readonly count: number; readonly words: string }) {
  if (count === 0) return null;
  return (
    <span className="badge" role="img" aria-label={words}>
      {count}
    </span>
  );
}

/** How many things wait, entries in suspense and tills kept apart; and how many alarms nobody has looked at. */
function useCounts(): { readonly waiting: number; readonly ringing: number } {
  const may = useMay();
  const alarms = useAlarms().data?.alarms ?? [];
  const waits = alarms.reduce((sum, { kind, entries }) => sum + entries + (kind === 'fork' ? 1 : 0), 0);
  return { waiting: may('read-suspense') ? waits : 0, ringing: alarms.filter(({ seen }) => seen === null).length };
}

function LiveLine() {
  const { t } = useTranslation();
  const line = useLive((live) => live.line);
  if (line === 'lost') return null;
  return (
    <p className="liveLine" title={t('live.openHint')} data-testid="live" data-line={line}>
      <Icon name={line === 'open' ? 'good' : 'wait'} size={16} />
      {t(`live.${line}`)}
    </p>
  );
}
