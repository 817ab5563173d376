import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import type { Reader } from '../office/api/session.ts';
import { AccountsPage } from './accounts/accountsPage.tsx';
import { AnnouncedPage } from './announced/announcedPage.tsx';
import { AnnouncePage } from './announced/announcePage.tsx';
import { AuditPage } from './audit/auditPage.tsx';
import { CataloguePage } from './catalogue/cataloguePage.tsx';
import { ImportPage } from './catalogue/importPage.tsx';
import { CertificatesPage } from './certificates/certificatesPage.tsx';
import { DemandPage } from './demand/demandPage.tsx';
import { DraftsPage } from './drafts/draftsPage.tsx';
import { Frame } from './frame.tsx';
import { useScheme } from './look/scheme.ts';
import { theme } from './look/theme.ts';
import { MarketPage } from './market/marketPage.tsx';
import { OutletsPage } from './outlets/outletsPage.tsx';
import { OwnPage } from './own/ownPage.tsx';
import { ProducersPage } from './producers/producersPage.tsx';
import { ProductPage } from './product/productPage.tsx';
import { PromotionsPage } from './promotions/promotionsPage.tsx';
import { homeOf, mayOpen, type PageName, pageIn } from './route/address.ts';
import { useAddress } from './route/useAddress.ts';
import { SalesPage } from './sales/salesPage.tsx';
import { Invitation, useInvitation } from './session/invitation.tsx';
import { findSession, useSession } from './session/session.ts';
import { SignIn } from './session/signIn.tsx';
import { SettlementsPage } from './settlements/settlementsPage.tsx';
import { ShiftsPage } from './shifts/shiftsPage.tsx';
import { StockPage } from './stock/stockPage.tsx';
import { SuspensePage } from './suspense/suspensePage.tsx';
import { ProblemNote } from './ui/note.tsx';
import { Said } from './ui/say.tsx';

const pages = {
  sales: SalesPage,
  market: MarketPage,
  shifts: ShiftsPage,
  demand: DemandPage,
  stock: StockPage,
  settlements: SettlementsPage,
  announced: AnnouncedPage,
  announce: AnnouncePage,
  catalogue: CataloguePage,
  product: ProductPage,
  import: ImportPage,
  producers: ProducersPage,
  certificates: CertificatesPage,
  drafts: DraftsPage,
  promotions: PromotionsPage,
  outlets: OutletsPage,
  suspense: SuspensePage,
  accounts: AccountsPage,
  audit: AuditPage,
  own: OwnPage,
} as const satisfies Record<PageName, () => React.JSX.Element | null>;

const nonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

export function App() {
  const { scheme } = useScheme();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const dark = scheme === 'auto' ? systemDark : scheme === 'dark';
  return (
    <MantineProvider theme={theme} forceColorScheme={dark ? 'dark' : 'light'} getStyleNonce={nonce}>
      <Inside />
      <Said />
    </MantineProvider>
  );
}

/** The sign-in, or the page at this address. The address is kept meanwhile, so a link opens what it names. */
function Inside() {
  const { state, reader, problem } = useSession();
  const { query } = useAddress();
  const invited = useInvitation();
  useEffect(() => {
    void findSession();
  }, []);
  if (invited !== null) return <Invitation code={invited} />;
  if (state === 'out') return <SignIn />;
  if (!reader) return problem ? <ProblemNote problem={problem} again={() => void findSession()} /> : null;
  const name = pageOf(reader, query);
  const Page = pages[name];
  return (
    <Frame page={name}>
      <Page />
    </Frame>
  );
}

/** An address that is none of the reader's pages, as a bookmark from other times may be, opens the first that is. */
function pageOf({ role, mustSetUp }: Reader, query: URLSearchParams): PageName {
  if (mustSetUp) return 'own';
  const named = pageIn(query);
  return mayOpen(role, named) ? named : homeOf(role);
}
