import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnnouncementId, OutletId } from '../../../shared/id.ts';
import { type AnnouncedRow, AnnouncedView } from '../../office/api/announced.ts';
import { pageHref } from '../route/address.ts';
import { go, useAddress } from '../route/useAddress.ts';
import { PlacePicks } from '../sales/placePicks.tsx';
import { useMay } from '../session/session.ts';
import { Choices } from '../ui/choices.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { useAsk } from '../useAsk.ts';
import { AnnouncedDrawer, type OpenAnnouncement } from './announcedDrawer.tsx';
import { AnnouncedTable } from './announcedTable.tsx';
import { TakeBackDialog } from './takeBackDialog.tsx';

/** What producers will bring, and what became of it. */
export function AnnouncedPage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const may = useMay();
  const view = AnnouncedView.safeParse(query.get('view')).data ?? 'waiting';
  const outlet = OutletId.safeParse(query.get('outlet')).data ?? null;
  const { data, problem, again } = useAsk('announced.list', { outlet, view }, 'sales');
  const [takingBack, setTakingBack] = useState<AnnouncedRow | null>(null);
  const count = { waiting: data?.waiting ?? 0, differs: data?.differs ?? 0, received: 0, withdrawn: 0 };
  return (
    <Page title={t('nav.announced')} question={t('announced.question')}>
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      <search className="filters">
        <PlacePicks outlet={outlet ?? undefined} tills={false} />
      </search>
      <Choices
        kind="tabs"
        label={t('announced.view')}
        now={view}
        choices={AnnouncedView.options.map((name) => ({
          key: name,
          label: `${t(`announced.views.${name}`)}${count[name] > 0 ? ` (${count[name]})` : ''}`,
          href: href({ view: name === 'waiting' ? null : name }),
        }))}
      >
        {may('announce-goods') && (
          <span className="tabsEnd">
            <Button leftSection={<Icon name="plus" size={18} />} onClick={() => go(pageHref('announce'))}>
              {t('announced.new')}
            </Button>
          </span>
        )}
      </Choices>
      {data && (
        <AnnouncedTable
          rows={data.rows}
          today={data.today}
          view={view}
          onTakeBack={may('announce-goods') ? setTakingBack : null}
        />
      )}
      <AnnouncedDrawer open={openIn(query)} />
      {takingBack && (
        <TakeBackDialog
          row={takingBack}
          onClose={() => setTakingBack(null)}
          onSettled={() => {
            setTakingBack(null);
            again();
          }}
        />
      )}
    </Page>
  );
}

/** Which one lies open, as the address says; its outlet is `at`, because `outlet` narrows the list. */
function openIn(query: URLSearchParams): OpenAnnouncement | null {
  const id = AnnouncementId.safeParse(query.get('of')).data;
  const outlet = OutletId.safeParse(query.get('at')).data;
  return id && outlet ? { id, outlet } : null;
}
