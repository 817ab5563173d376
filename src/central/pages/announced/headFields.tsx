import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Pick } from '../ui/pick.tsx';
import type { Beginning } from './announcePage.tsx';
import { type Form, type FormFault, withKind } from './form.ts';
import { setForm } from './store.ts';

type Props = { readonly beginning: Beginning; readonly form: Form; readonly fault: FormFault | null };

function put(change: Partial<Form>): void {
  setForm((before) => ({ ...before, ...change }));
}

const KINDS = ['consigned', 'bought'] as const;

/** Who brings it, where to, when and on what terms. */
export function HeadFields({ beginning, form, fault }: Props) {
  const { t } = useTranslation();
  const error = (...of: FormFault[]) => fault !== null && of.includes(fault) && t(`announced.fault.${fault}`);
  return (
    <>
      <div className="formRow">
        <Chosen label={t('announced.outlet')} fault={error('outlet')}>
          <Pick
            label={t('announced.outlet')}
            placeholder={t('announced.choose')}
            options={beginning.outlets.map(({ id, name }) => ({ value: id, label: name, detail: '' }))}
            value={form.outlet}
            onChange={(outlet) => put({ outlet })}
          />
        </Chosen>
        <Chosen label={t('announced.owner')} fault={error('owner')}>
          <Pick
            label={t('announced.owner')}
            placeholder={t('announced.choose')}
            options={beginning.owners.map(({ id, name }) => ({ value: id, label: name, detail: '' }))}
            value={form.owner}
            onChange={(owner) => put({ owner })}
          />
        </Chosen>
      </div>
      <div className="formRow four">
        <TextInput
          label={t('announced.day')}
          value={form.day}
          onChange={(event) => put({ day: event.currentTarget.value })}
          error={error('day')}
          inputMode="numeric"
          maxLength={10}
        />
        <TextInput
          label={t('announced.note')}
          placeholder={t('announced.noteHint')}
          value={form.note}
          onChange={(event) => put({ note: event.currentTarget.value })}
          maxLength={80}
        />
        <NativeSelect
          label={t('announced.terms')}
          value={form.kind}
          onChange={({ currentTarget }) =>
            setForm((before) => withKind(before, KINDS.find((kind) => kind === currentTarget.value) ?? 'consigned'))
          }
          data={KINDS.map((value) => ({ value, label: t(`announced.kind.${value}`) }))}
        />
        {form.kind === 'consigned' && (
          <TextInput
            label={t('announced.percent')}
            value={form.percent}
            onChange={(event) => put({ percent: event.currentTarget.value })}
            error={error('percent')}
            inputMode="decimal"
            maxLength={6}
          />
        )}
      </div>
    </>
  );
}

type ChosenProps = { readonly label: string; readonly fault: string | false; readonly children: React.ReactNode };

/** A choice that is labelled and faulted like the fields beside it. */
function Chosen({ label, fault, children }: ChosenProps) {
  return (
    <div className="chosen">
      <span aria-hidden="true">{label}</span>
      {children}
      {fault && (
        <em className="bad" role="alert">
          {fault}
        </em>
      )}
    </div>
  );
}
