import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '../../office/api/accounts.ts';
import { callOffice, type Problem } from '../office.ts';
import { useMay } from '../session/session.ts';
import { count } from '../show/figures.ts';
import { Icon } from '../ui/icons.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { confirmDone } from '../ui/say.tsx';
import { useAsk } from '../useAsk.ts';
import { AccountDialog } from './accountDialog.tsx';
import { AccountTable } from './accountTable.tsx';

/** Who works in the office, and what of it is theirs. */
export function AccountsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, problem, again } = useAsk('account.list', {});
  const outlets = useAsk('outlet.list', {});
  const [open, setOpen] = useState<{ readonly account: AccountRow | null } | null>(null);
  const working = data?.accounts.filter(({ state }) => state !== 'retired') ?? [];
  return (
    <Page
      title={t('nav.accounts')}
      question={t('accounts.question')}
      actions={
        may('edit-accounts') && (
          <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setOpen({ account: null })}>
            {t('accounts.invite')}
          </Button>
        )
      }
    >
      <ProblemNote problem={problem ?? outlets.problem} again={again} showsOld={data !== undefined} />
      <p className="headline" data-testid="accounts-count">
        <b>{data ? count(working.length) : '\u00a0'}</b>
        <span>{data && t('accounts.people', { count: working.length })}</span>
      </p>
      {data && (
        <AccountTable
          accounts={data.accounts}
          outlets={outlets.data ?? []}
          onEdit={may('edit-accounts') ? (account) => setOpen({ account }) : null}
        />
      )}
      {data && <NeedsSecondFactor isOn={data.administratorsNeedSecondFactor} onSettled={again} />}
      {open && (
        <AccountDialog
          account={open.account}
          outlets={outlets.data ?? []}
          onChanged={again}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

function NeedsSecondFactor({ isOn, onSettled }: { readonly isOn: boolean; readonly onSettled: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ownFirst, setOwnFirst] = useState(false);
  const save = async (wanted: boolean) => {
    const answer = await callOffice('account.settings', { administratorsNeedSecondFactor: wanted });
    setProblem('problem' in answer ? answer.problem : null);
    if ('problem' in answer) return;
    setOwnFirst('refused' in answer.reply);
    if ('done' in answer.reply) confirmDone(t(wanted ? 'accounts.nowNeeded' : 'accounts.noLongerNeeded'));
    onSettled();
  };
  return (
    <section className="section settings">
      <ProblemNote problem={problem} />
      {ownFirst && <Note tone="wait">{t('accounts.ownFirst')}</Note>}
      <Checkbox
        label={t('accounts.needed')}
        description={t('accounts.neededHint')}
        checked={isOn}
        disabled={!may('edit-accounts')}
        onChange={(event) => void save(event.currentTarget.checked)}
        data-testid="needs-second-factor"
      />
    </section>
  );
}
