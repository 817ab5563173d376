import { useTranslation } from 'react-i18next';
import { useAddress } from '../route/useAddress.ts';
import { Choices } from '../ui/choices.tsx';
import { Page } from '../ui/page.tsx';
import { DraftsView } from './draftsView.tsx';
import { VersionsView } from './versionsView.tsx';

/** What is meant to change, and what went out. */
export function DraftsPage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const view = query.get('view') === 'published' ? 'published' : 'drafts';
  return (
    <Page title={t('nav.drafts')} question={t('drafts.question')}>
      <Choices
        kind="tabs"
        label={t('drafts.view')}
        now={view}
        choices={[
          { key: 'drafts', label: t('drafts.waiting'), href: href({ view: null, before: null }) },
          { key: 'published', label: t('drafts.published'), href: href({ view: 'published', before: null }) },
        ]}
      />
      {view === 'drafts' ? <DraftsView /> : <VersionsView />}
    </Page>
  );
}
