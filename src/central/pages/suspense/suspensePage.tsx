import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { Choices } from '../ui/choices.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { useAsk } from '../useAsk.ts';
import { ForkDesk } from './forkDesk.tsx';
import { SuspenseDesk } from './suspenseDesk.tsx';

export type SuspenseRow = OfficeReply<'fleet.suspense'>[number];
export type ForkRow = OfficeReply<'fleet.forks'>[number];

const VIEWS = ['entries', 'forks'] as const;

/** Two desks: entries that cannot be counted yet, and histories that parted. */
export function SuspensePage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const suspense = useAsk('fleet.suspense', {}, 'fleet');
  const forks = useAsk('fleet.forks', {}, 'fleet');
  const tills = useAsk('fleet.tills', {}, 'fleet');
  const again = () => {
    suspense.again();
    forks.again();
    tills.again();
  };
  const known = suspense.data && forks.data;
  const open = forks.data?.filter(({ quarantined }) => quarantined).length ?? 0;
  const named = VIEWS.find((view) => view === query.get('view'));
  // Whoever names none is shown where something waits.
  const view = named ?? (suspense.data?.length === 0 && open > 0 ? 'forks' : 'entries');
  const counts = { entries: suspense.data?.length ?? 0, forks: open };
  const choices = VIEWS.map((key) => ({
    key,
    label: counts[key] > 0 ? `${t(`suspense.views.${key}`)} (${counts[key]})` : t(`suspense.views.${key}`),
    href: href({ view: key }),
  }));
  return (
    <Page title={t('nav.suspense')} question={t('suspense.question')}>
      <ProblemNote problem={suspense.problem ?? forks.problem} again={again} showsOld={known !== undefined} />
      <Choices kind="tabs" label={t('outlets.view')} now={view} choices={choices} />
      {view === 'entries' && suspense.data && (
        <SuspenseDesk rows={suspense.data} tills={tills.data ?? []} onRetried={again} />
      )}
      {view === 'forks' && forks.data && <ForkDesk rows={forks.data} onDecided={again} />}
    </Page>
  );
}
