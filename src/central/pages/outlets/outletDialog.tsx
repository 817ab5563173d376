import { Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CashRounding, Outlet, OutletKind } from '../../../shared/catalogue/outlet.ts';
import { HOME_ZONE } from '../../../shared/day.ts';
import { callOffice, type Problem } from '../office.ts';
import { CoordinatesField, coordinatesText, typedCoordinates } from '../ui/coordinatesField.tsx';
import { FormEnd } from '../ui/formEnd.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { MoneyFields } from './moneyFields.tsx';
import { layoutsDraftOf, layoutsOf } from './outletLayouts.ts';
import { type MoneyDraft, type MoneyFault, moneyDraftOf, moneyOf } from './outletMoney.ts';

type Props = {
  /** Null for a new one. */
  readonly outlet: Outlet | null;
  readonly outlets: readonly Outlet[];
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

type Draft = Pick<Outlet, 'code' | 'name' | 'address' | 'phone' | 'taxCode' | 'cashRounding'> &
  MoneyDraft & { readonly kind: OutletKind } & {
    readonly layouts: string;
    readonly neverExpiredFood: boolean;
    readonly coordinates: string;
  };
type Fault = 'code-wrong' | 'code-taken' | 'name-missing' | 'layouts-wrong' | 'coordinates-wrong' | MoneyFault;

const blank: Draft = {
  code: '',
  name: '',
  address: '',
  phone: '',
  taxCode: '',
  cashRounding: '1000',
  kind: 'showroom',
  ...moneyDraftOf(null),
  layouts: '',
  neverExpiredFood: true,
  coordinates: '',
};

function draftOf(outlet: Outlet): Draft {
  const { code, name, address, phone, taxCode, cashRounding, kind = 'showroom' } = outlet;
  return {
    code,
    name,
    address,
    phone,
    taxCode,
    cashRounding,
    kind,
    ...moneyDraftOf(outlet),
    layouts: layoutsDraftOf(outlet.codeLayouts),
    neverExpiredFood: outlet.sellsExpiredFood !== true,
    coordinates: coordinatesText(outlet.coordinates),
  };
}

/** An outlet is known by its code for good: it stands on every slip, so its id is the code, and neither changes. */
function outletOf(draft: Draft, before: Outlet | null): Outlet | Fault {
  const code = draft.code.trim().toUpperCase();
  if (!Outlet.shape.code.safeParse(code).success) return 'code-wrong';
  if (draft.name.trim() === '') return 'name-missing';
  const money = moneyOf(draft, before);
  if (typeof money === 'string') return money;
  const codeLayouts = layoutsOf(draft.layouts);
  if (!codeLayouts) return 'layouts-wrong';
  const coordinates = typedCoordinates(draft.coordinates);
  if (coordinates === undefined) return 'coordinates-wrong';
  const { address, phone, taxCode, cashRounding, kind } = draft;
  return Outlet.parse({
    address,
    phone,
    taxCode,
    cashRounding,
    ...money,
    ...(kind !== 'showroom' && { kind }),
    ...(codeLayouts.length > 0 && { codeLayouts }),
    ...(coordinates && { coordinates }),
    ...(!draft.neverExpiredFood && { sellsExpiredFood: true }),
    code,
    name: draft.name.trim(),
    id: before?.id ?? code,
    zone: before?.zone ?? HOME_ZONE,
  });
}

export function OutletDialog({ outlet, outlets, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(outlet ? draftOf(outlet) : blank);
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = outletOf(draft, outlet);
    if (typeof wanted === 'string') return setFault(wanted);
    // Saving is by id; a new outlet must not quietly become an edit of the one that has this code.
    if (!outlet && outlets.some(({ code }) => code === wanted.code)) return setFault('code-taken');
    const answer = await callOffice('outlet.save', wanted);
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return setFault('code-taken');
    confirmDone(t('outlets.outletSaved', { name: wanted.name }));
    onSettled();
  };
  const put = (change: Partial<Draft>) => {
    setFault(null);
    setDraft((before) => ({ ...before, ...change }));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <span className="strong">{outlet ? t('outlets.editOf', { name: outlet.name }) : t('outlets.addOutlet')}</span>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="form" onSubmit={(event) => void submit(event)} noValidate>
        <ProblemNote problem={problem} />
        <Fields draft={draft} put={put} fault={fault} isNew={outlet === null} />
        <p className="small soft">{t('outlets.printed')}</p>
        <FormEnd submit={t('save')} onClose={onClose} />
      </form>
    </Modal>
  );
}

type FieldsProps = {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
  readonly fault: Fault | null;
  readonly isNew: boolean;
};

function Fields({ draft, put, fault, isNew }: FieldsProps) {
  const { t } = useTranslation();
  const codeFault = { 'code-wrong': t('outlets.codeWrong'), 'code-taken': t('outlets.codeTaken') } as const;
  return (
    <>
      <TextInput
        label={t('outlets.code')}
        description={isNew ? t('outlets.codeHint') : t('outlets.codeFixed')}
        disabled={!isNew}
        value={draft.code}
        onChange={(event) => put({ code: event.currentTarget.value })}
        error={(fault === 'code-wrong' || fault === 'code-taken') && codeFault[fault]}
        maxLength={6}
        data-autofocus={isNew || undefined}
      />
      <TextInput
        label={t('outlets.name')}
        value={draft.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
        error={fault === 'name-missing' && t('outlets.nameMissing')}
        maxLength={120}
      />
      <NativeSelect
        label={t('market.by.kind')}
        value={draft.kind}
        onChange={(event) => put({ kind: OutletKind.parse(event.currentTarget.value) })}
        data={OutletKind.options.map((value) => ({ value, label: t(`market.kind.${value}`) }))}
      />
      <TextInput
        label={t('outlets.address')}
        value={draft.address}
        onChange={(event) => put({ address: event.currentTarget.value })}
        maxLength={200}
      />
      <CoordinatesField
        value={draft.coordinates}
        onChange={(coordinates) => put({ coordinates })}
        isWrong={fault === 'coordinates-wrong'}
      />
      <div className="formRow">
        <TextInput
          label={t('outlets.phone')}
          value={draft.phone}
          onChange={(event) => put({ phone: event.currentTarget.value })}
          maxLength={40}
        />
        <TextInput
          label={t('outlets.taxCode')}
          value={draft.taxCode}
          onChange={(event) => put({ taxCode: event.currentTarget.value })}
          maxLength={20}
        />
      </div>
      <NativeSelect
        label={t('outlets.rounding')}
        value={draft.cashRounding}
        onChange={(event) => put({ cashRounding: CashRounding.parse(event.currentTarget.value) })}
        data={CashRounding.options.map((value) => ({ value, label: t(`outlets.roundings.${value}`) }))}
      />
      <MoneyFields draft={draft} put={put} fault={fault} />
      <Checkbox
        label={t('outlets.neverExpiredFood')}
        description={t('outlets.neverExpiredFoodHint')}
        checked={draft.neverExpiredFood}
        onChange={(event) => put({ neverExpiredFood: event.currentTarget.checked })}
        data-testid="outlet-expired-food"
      />
      <TextInput
        label={t('outlets.layouts')}
        description={t('outlets.layoutsHint')}
        value={draft.layouts}
        onChange={(event) => put({ layouts: event.currentTarget.value })}
        error={fault === 'layouts-wrong' && t('outlets.layoutsWrong')}
        maxLength={200}
        data-testid="outlet-layouts"
      />
    </>
  );
}
