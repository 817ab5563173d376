import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRow } from '../../office/api/drafts.ts';
import type { OfficeReply } from '../../office/api.ts';
import { useMay } from '../session/session.ts';
import { Empty } from '../ui/empty.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { useAsk } from '../useAsk.ts';
import { DraftCard } from './draftCard.tsx';
import { Looks } from './looks.tsx';
import { PublishBar } from './publishBar.tsx';

export const draftKey = ({ kind, id }: Pick<DraftRow, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Drafts with what each would change; the reader says which go out, and when. */
export function DraftsView() {
  const { t } = useTranslation();
  const { data, problem, again } = useAsk('draft.list', {});
  return (
    <div className="underTabs">
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      {!data && !problem && <div className="blank" />}
      {data?.drafts.length === 0 && <Empty icon="drafts" title={t('drafts.empty')} hint={t('drafts.emptyHint')} />}
      {data && data.drafts.length > 0 && <Drafts data={data} again={again} />}
    </div>
  );
}

type Props = { readonly data: OfficeReply<'draft.list'>; readonly again: () => void };

function Drafts({ data: { drafts, looks, more }, again }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  // Chosen unless left out: what somebody drafts belongs together more often than not.
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const isChosen = (draft: DraftRow) => draft.dueAt === null && !leftOut.has(draftKey(draft));
  const chosen = drafts.filter(isChosen);
  const choose = (draft: DraftRow, wanted: boolean) =>
    setLeftOut((before) => {
      const next = new Set(before);
      if (wanted) next.delete(draftKey(draft));
      else next.add(draftKey(draft));
      return next;
    });
  return (
    <>
      {drafts.map((draft) => (
        <DraftCard
          key={draftKey(draft)}
          draft={draft}
          isChosen={isChosen(draft)}
          onChoose={may('edit-catalogue') ? (wanted) => choose(draft, wanted) : null}
          onSettled={again}
        />
      ))}
      {looks.length > 0 && (
        <section className="section" aria-labelledby="looks">
          <h2 id="looks">{t('drafts.looks')}</h2>
          <p className="soft">{t('drafts.looksLead')}</p>
          <Looks looks={looks} />
          {more > 0 && <p className="under">{t('drafts.moreLooks', { count: more })}</p>}
        </section>
      )}
      {may('edit-catalogue') && <PublishBar drafts={chosen} onSettled={again} />}
    </>
  );
}
