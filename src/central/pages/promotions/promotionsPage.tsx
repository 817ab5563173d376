import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Promotion } from '../../../shared/promotion/promotion.ts';
import { useAddress } from '../route/useAddress.ts';
import { useMay } from '../session/session.ts';
import { Choices } from '../ui/choices.tsx';
import { Icon } from '../ui/icons.tsx';
import { ListFiles } from '../ui/listFiles.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { useAsk } from '../useAsk.ts';
import { EndDialog } from './endDialog.tsx';
import { PromotionDialog } from './promotionDialog.tsx';
import { PromotionTable } from './promotionTable.tsx';

const VIEWS = ['running', 'coming', 'ended'] as const;

type Open =
  | { readonly what: 'edit'; readonly promotion: Promotion | null }
  | { readonly what: 'end'; readonly promotion: Promotion };

export function PromotionsPage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const { data, problem, again } = useAsk('promotion.list', {});
  const may = useMay();
  const choices = useAsk('promotion.choices', {});
  const [open, setOpen] = useState<Open | null>(null);
  const view = VIEWS.find((name) => name === query.get('view')) ?? 'running';
  const rows = data?.promotions ?? [];
  const running = rows.filter(({ state }) => state === 'running').length;
  const settled = () => {
    setOpen(null);
    again();
  };
  return (
    <Page
      title={t('nav.promotions')}
      question={t('promotions.question')}
      actions={<ListFiles list="khuyen-mai" atHead brings={may('edit-promotions') && 'promotions'} />}
    >
      <ProblemNote problem={problem ?? choices.problem} again={again} showsOld={data !== undefined} />
      <p className="headline" data-testid="promotions-running">
        <b>{data ? running : '\u00a0'}</b>
        <span>{data && t('promotions.headline', { count: running })}</span>
      </p>
      <Choices
        kind="tabs"
        label={t('promotions.view')}
        now={view}
        choices={VIEWS.map((name) => ({
          key: name,
          label: t(`promotions.state.${name}`),
          href: href({ view: name === 'running' ? null : name }),
        }))}
      >
        {may('edit-promotions') && (
          <span className="tabsEnd">
            <Button
              leftSection={<Icon name="plus" size={18} />}
              onClick={() => setOpen({ what: 'edit', promotion: null })}
            >
              {t('promotions.add')}
            </Button>
          </span>
        )}
      </Choices>
      {data && (
        <PromotionTable
          rows={rows.filter(({ state }) => state === view)}
          choices={choices.data}
          onDeed={may('edit-promotions') ? (what, promotion) => setOpen({ what, promotion }) : null}
        />
      )}
      {open?.what === 'edit' && (
        <PromotionDialog promotion={open.promotion?.id ?? null} onClose={() => setOpen(null)} onSettled={settled} />
      )}
      {open?.what === 'end' && (
        <EndDialog promotion={open.promotion} onClose={() => setOpen(null)} onSettled={settled} />
      )}
    </Page>
  );
}
