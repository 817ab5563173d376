import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Outlet, Role } from '../../../shared/catalogue/outlet.ts';
import { OutletId, type StaffId } from '../../../shared/id.ts';
import { callOffice, type Problem } from '../office.ts';
import { useIsLimited } from '../session/session.ts';
import { FormEnd } from '../ui/formEnd.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import type { StaffRow } from './outletsPage.tsx';

type Props = {
  /** Null for somebody new. */
  readonly staff: StaffRow | null;
  readonly outlets: readonly Outlet[];
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

const EVERYWHERE = '';

export function StaffDialog({ staff, outlets, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(staff?.name ?? '');
  const [role, setRole] = useState<Role>(staff?.role ?? 'cashier');
  const [place, setPlace] = useState<string>(staff ? (staff.outlet ?? EVERYWHERE) : (outlets[0]?.id ?? EVERYWHERE));
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isLimited = useIsLimited();

  const done = async (deed: 'staff.resetPin' | 'staff.retire', id: StaffId) => {
    const answer = await callOffice(deed, { id });
    if ('problem' in answer) return setProblem(answer.problem);
    confirmDone(t(deed === 'staff.retire' ? 'outlets.staffRetired' : 'outlets.pinReset', { name }));
    onSettled();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setMissing(true);
    const outlet = place === EVERYWHERE ? null : OutletId.parse(place);
    const answer = await callOffice('staff.save', { id: staff?.id ?? null, name: name.trim(), role, outlet });
    if ('problem' in answer) return setProblem(answer.problem);
    const gone = 'refused' in answer.reply;
    confirmDone(gone ? t('outlets.noSuchOutlet') : t('outlets.staffSaved', { name: name.trim() }));
    onSettled();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <span className="strong">{staff ? t('outlets.editOf', { name: staff.name }) : t('outlets.addStaff')}</span>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="form" onSubmit={(event) => void submit(event)} noValidate>
        <ProblemNote problem={problem} />
        <TextInput
          label={t('outlets.name')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setMissing(false);
          }}
          error={missing && t('outlets.nameMissing')}
          maxLength={80}
          data-autofocus
        />
        <NativeSelect
          label={t('outlets.role')}
          value={role}
          onChange={(event) => setRole(Role.parse(event.currentTarget.value))}
          data={Role.options.map((value) => ({ value, label: t(`outlets.roles.${value}`) }))}
        />
        <NativeSelect
          label={t('outlets.at')}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          data={[
            ...(isLimited ? [] : [{ value: EVERYWHERE, label: t('outlets.everywhere') }]),
            ...outlets.map((outlet) => ({ value: outlet.id, label: outlet.name })),
          ]}
        />
        {staff && (
          <>
            <AskedTwice
              deed={t('outlets.resetPin')}
              question={t('outlets.resetPinQuestion')}
              testId="reset-pin"
              onDo={() => void done('staff.resetPin', staff.id)}
            />
            <AskedTwice
              deed={t('outlets.retireStaff')}
              question={t('outlets.retireQuestion')}
              testId="retire-staff"
              onDo={() => void done('staff.retire', staff.id)}
            />
          </>
        )}
        <FormEnd submit={t('save')} onClose={onClose} />
      </form>
    </Modal>
  );
}

type AskedProps = {
  readonly deed: string;
  readonly question: string;
  readonly testId: string;
  readonly onDo: () => void;
};

/** Asked twice: a press by mistake would send somebody at a counter to their manager, or home. */
function AskedTwice({ deed, question, testId, onDo }: AskedProps) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button variant="default" onClick={() => setAsked(true)} data-testid={testId}>
        {deed}
      </Button>
    );
  }
  return (
    <fieldset className="form">
      <legend>{question}</legend>
      <Button onClick={onDo} data-testid={`${testId}-yes`}>
        {deed}
      </Button>
    </fieldset>
  );
}
