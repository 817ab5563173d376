import { Button, Checkbox, Modal, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../../shared/catalogue/outlet.ts';
import { formatInstant } from '../../../shared/day.ts';
import { OutletId } from '../../../shared/id.ts';
import { type AccountId, type AccountRow, SignInName } from '../../office/api/accounts.ts';
import { isLimited, OFFICE_ROLES, type OfficeRole } from '../../office/api/rights.ts';
import type { OfficeReply } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { invitationAddress } from '../session/invitation.tsx';
import { useSession } from '../session/session.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';

type Props = {
  /** Null for somebody new. */
  readonly account: AccountRow | null;
  readonly outlets: readonly Outlet[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

type Made = Extract<OfficeReply<'account.invite'>, { code: string }>;
type Refused = Extract<
  OfficeReply<'account.invite'> | OfficeReply<'account.change'> | OfficeReply<'account.reset'>,
  { refused: unknown }
>['refused'];
type Fault = Refused | 'name-missing' | 'bad-sign-in';

/** Invites somebody, or changes what is theirs. A link to choose a password at is shown once, in the same place. */
export function AccountDialog({ account, outlets, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Made | null>(null);
  const show = (invited: Made) => {
    setMade(invited);
    onChanged();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <span className="strong">
          {account ? t('outlets.editOf', { name: account.name }) : t('accounts.inviteTitle')}
        </span>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={made === null}
    >
      {made ? (
        <Link made={made} onClose={onClose} />
      ) : (
        <Form account={account} outlets={outlets} onMade={show} onChanged={onChanged} onClose={onClose} />
      )}
    </Modal>
  );
}

type FormProps = Props & { readonly onMade: (made: Made) => void };

function Form({ account, outlets, onMade, onChanged, onClose }: FormProps) {
  const { t } = useTranslation();
  const self = useSession(({ reader }) => reader?.account);
  const [name, setName] = useState(account?.name ?? '');
  const [signIn, setSignIn] = useState(account?.signIn ?? '');
  const [role, setRole] = useState<OfficeRole>(account?.role ?? 'editor');
  const [own, setOwn] = useState<string[]>(account?.outlets ?? []);
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    if (name.trim() === '') return setFault('name-missing');
    const known = SignInName.safeParse(signIn);
    if (!known.success) return setFault('bad-sign-in');
    const person = { name: name.trim(), role, outlets: own.map((outlet) => OutletId.parse(outlet)) };
    const answer = account
      ? await callOffice('account.change', { ...person, account: account.account })
      : await callOffice('account.invite', { ...person, signIn: known.data });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return setFault(answer.reply.refused);
    if ('code' in answer.reply) return onMade(answer.reply);
    confirmDone(t('accounts.saved', { name: person.name }));
    onChanged();
    onClose();
  };
  const faultOf = (...faults: Fault[]) => fault !== null && faults.includes(fault) && t(`accounts.faults.${fault}`);
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <ProblemNote problem={problem} />
      {faultOf('oneself', 'last-administrator', 'no-such-account') && (
        <Note tone="bad">{faultOf('oneself', 'last-administrator', 'no-such-account')}</Note>
      )}
      <TextInput
        label={t('accounts.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={faultOf('name-missing')}
        maxLength={80}
        data-autofocus
      />
      <TextInput
        label={t('signIn.name')}
        description={account ? t('accounts.signInFixed') : t('accounts.signInHint')}
        value={signIn}
        onChange={(event) => setSignIn(event.currentTarget.value)}
        error={faultOf('bad-sign-in', 'name-taken')}
        maxLength={80}
        autoCapitalize="none"
        spellCheck={false}
        readOnly={account !== null}
      />
      <NativeSelect
        label={t('accounts.role')}
        description={t(`accounts.roleHints.${role}`)}
        value={role}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setRole(OFFICE_ROLES.find((each) => each === chosen) ?? role);
        }}
        data={OFFICE_ROLES.map((value) => ({ value, label: t(`accounts.roles.${value}`) }))}
      />
      {isLimited(role) && (
        <MultiSelect
          label={t('accounts.outlets')}
          description={t('accounts.outletsHint')}
          value={own}
          onChange={setOwn}
          data={outlets.map(({ id, name: label }) => ({ value: id, label }))}
          error={faultOf('needs-outlets', 'no-such-outlet')}
          searchable
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      )}
      {account && account.account !== self && (
        <Leaving account={account} onMade={onMade} onFault={setFault} onGone={onChanged} onClose={onClose} />
      )}
      <div className="formEnd">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit">{account ? t('save') : t('accounts.invite')}</Button>
      </div>
    </form>
  );
}

type LeavingProps = {
  readonly account: AccountRow;
  readonly onMade: (made: Made) => void;
  readonly onFault: (fault: Fault) => void;
  readonly onGone: () => void;
  readonly onClose: () => void;
};

/** What ends every session of theirs, asked twice. */
function Leaving({ account: row, onMade, onFault, onGone, onClose }: LeavingProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState<'reset' | 'retire' | null>(null);
  const [endsSecondFactor, setEndsSecondFactor] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reset = async (account: AccountId) => {
    const answer = await callOffice('account.reset', { account, endsSecondFactor });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return onFault(answer.reply.refused);
    onMade(answer.reply);
  };
  const retire = async (account: AccountId) => {
    const answer = await callOffice('account.retire', { account });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return onFault(answer.reply.refused);
    confirmDone(t('accounts.retired', { name: row.name }));
    onGone();
    onClose();
  };
  if (asks === null) {
    return (
      <div className="formRow">
        <Button variant="default" onClick={() => setAsks('reset')} data-testid="account-reset">
          {t('accounts.reset')}
        </Button>
        <Button variant="subtle" color="brick" onClick={() => setAsks('retire')} data-testid="account-retire">
          {t('accounts.retire')}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className="form">
      <legend>{t(asks === 'reset' ? 'accounts.resetQuestion' : 'accounts.retireQuestion')}</legend>
      <ProblemNote problem={problem} />
      {asks === 'reset' && row.secondFactor && (
        <Checkbox
          label={t('accounts.endsSecondFactor')}
          checked={endsSecondFactor}
          onChange={(event) => setEndsSecondFactor(event.currentTarget.checked)}
        />
      )}
      <Button
        color={asks === 'retire' ? 'brick' : 'leaf'}
        onClick={() => void (asks === 'reset' ? reset(row.account) : retire(row.account))}
        data-testid="account-sure"
      >
        {t(asks === 'reset' ? 'accounts.reset' : 'accounts.retire')}
      </Button>
    </fieldset>
  );
}

function Link({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const address = invitationAddress(made.code);
  return (
    <div className="form">
      <div className="codeBox">
        <span className="soft">{t('accounts.link')}</span>
        <span className="address" data-testid="invitation">
          {address}
        </span>
        <span className="small">{t('accounts.linkUntil', { at: formatInstant(made.expiresAt) })}</span>
        <CopyButton text={address} />
      </div>
      <p className="soft">{t('accounts.linkOnce')}</p>
      <div className="formEnd">
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </div>
  );
}
