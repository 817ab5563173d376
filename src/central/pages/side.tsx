import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from './live.ts';
import { Menu } from './menu.tsx';
import { useAlarms } from './outlets/useAlarms.ts';
import { homeOf, mayOpen, type PageName, pageHref } from './route/address.ts';
import { Link } from './route/link.tsx';
import { SHELVES, type Shelved, shelfOf } from './route/shelves.ts';
import { useAddress } from './route/useAddress.ts';
import { useMay, useSession } from './session/session.ts';
import { Icon } from './ui/icons.tsx';

type Shelf = (typeof SHELVES)[number];
/** What waits for somebody behind an entry of the menu, and how that is read out. */
type Waiting = { readonly count: number; readonly words: string };

/** Where one is and where one can go: the groups of the menu, as far as the reader may open their pages. */
export function Side({ page }: { readonly page: PageName }) {
  const { t } = useTranslation();
  const { query } = useAddress();
  const reader = useSession((session) => session.reader);
  return (
    <nav className="side" aria-label={t('nav.label')}>
      <Link className="brand" href={pageHref(reader ? homeOf(reader.role) : 'own')}>
        <img src="/mark.svg" alt="" />
        <span>
          <b>{t('product')}</b>
          {t('centre')}
        </span>
      </Link>
      <Shelves now={shelfOf(page, query)} />
      <div className="sideFoot">
        <LiveLine />
        <Menu />
      </div>
    </nav>
  );
}

function Shelves({ now }: { readonly now: Shelved | null }) {
  const reader = useSession((session) => session.reader);
  const waiting = useWaiting();
  const box = useRef<HTMLDivElement>(null);
  // A long menu scrolls by itself: the entry one is at is never out of sight.
  useEffect(() => {
    if (now) box.current?.querySelector(`[data-testid="nav-${now}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [now]);
  if (!reader || reader.mustSetUp) return null;
  return (
    <div className="nav" ref={box}>
      {SHELVES.map(({ group, pages }) => (
        <Group
          key={group}
          group={group}
          open={pages.filter((name) => mayOpen(reader.role, name))}
          now={now}
          waiting={waiting}
        />
      ))}
    </div>
  );
}

type GroupProps = {
  readonly group: Shelf['group'];
  readonly open: readonly Shelved[];
  readonly now: Shelved | null;
  readonly waiting: { readonly [P in Shelved]?: Waiting };
};

function Group({ group, open, now, waiting }: GroupProps) {
  const { t } = useTranslation();
  const id = useId();
  if (open.length === 0) return null;
  return (
    <div className="navGroup" role="group" aria-labelledby={id}>
      <p id={id}>{t(`nav.group.${group}`)}</p>
      {open.map((name) => (
        <Link
          key={name}
          href={pageHref(name)}
          aria-current={name === now ? 'page' : undefined}
          data-testid={`nav-${name}`}
        >
          <Icon name={name} />
          {t(`nav.${name}`)}
          <Badge {...waiting[name]} />
        </Link>
      ))}
    </div>
  );
}

function Badge({ count = 0, words }: Partial<Waiting>) {
  if (count === 0) return null;
  return (
    <span className="badge" role="img" aria-label={words}>
      {count}
    </span>
  );
}

/** How many things wait, entries in suspense and tills kept apart; and how many alarms nobody has looked at. */
function useWaiting(): GroupProps['waiting'] {
  const { t } = useTranslation();
  const may = useMay();
  const alarms = useAlarms().data?.alarms ?? [];
  const waits = alarms.reduce((sum, { kind, entries }) => sum + entries + (kind === 'fork' ? 1 : 0), 0);
  const suspense = may('read-suspense') ? waits : 0;
  const ringing = alarms.filter(({ seen }) => seen === null).length;
  return {
    suspense: { count: suspense, words: t('nav.waiting', { count: suspense }) },
    outlets: { count: ringing, words: t('nav.alarms', { count: ringing }) },
  };
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
