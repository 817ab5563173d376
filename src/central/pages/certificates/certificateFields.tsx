import { NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../shared/day.ts';
import type { ProductId } from '../../../shared/id.ts';
import type { CertificateSheet } from '../../office/api/certificates.ts';
import { now } from '../clock.ts';
import { useKept } from '../kept.ts';
import { callOffice, type Problem } from '../office.ts';
import { FormEnd } from '../ui/formEnd.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import {
  type CertificateFault,
  type CertificateForm,
  certificateForm,
  certificateOf,
  newCertificateForm,
} from './certificateForm.ts';

type Props = {
  readonly product: ProductId;
  /** Null for a new one. */
  readonly sheet: CertificateSheet | null;
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

export function CertificateFields({ product, sheet, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const before = sheet && (sheet.drafted ?? sheet.certificate);
  const name = `certificate.${before?.id ?? product}.${sheet?.edit ?? 'new'}`;
  const { form, put, forget } = useKept<CertificateForm>(name, before ? certificateForm(before) : newCertificateForm);
  const [fault, setFault] = useState<CertificateFault | null>(null);
  const [refused, setRefused] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const row = certificateOf(form, { product, before, today: dayOf(now()) });
    if (typeof row === 'string') return setFault(row);
    const change = { kind: 'certificate', id: row.id, row } as const;
    const answer = await callOffice('draft.save', { change, edit: sheet?.edit ?? 0 });
    setProblem('problem' in answer ? answer.problem : null);
    if ('problem' in answer) return;
    if ('refused' in answer.reply) return setRefused(true);
    forget();
    confirmDone(t('certificates.saved'));
    onSettled();
  };
  const field = (of: keyof CertificateForm, label: string, hint = '', error: string | false = false) => (
    <TextInput
      label={label}
      description={hint}
      value={form[of]}
      onChange={(event) => {
        setFault(null);
        setRefused(false);
        put({ [of]: event.currentTarget.value });
      }}
      error={error}
      maxLength={200}
    />
  );
  const wrongDay = (of: CertificateFault) => fault === of && t('certificates.fault.day');
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate data-testid="certificate-form">
      <ProblemNote problem={problem} />
      <div className="formRow">
        <NativeSelect
          label={t('catalogue.stars')}
          value={form.stars}
          onChange={(event) => put({ stars: event.currentTarget.value })}
          data={['3', '4', '5'].map((value) => ({ value, label: t('stars', { stars: value }) }))}
        />
        {field('score', t('certificates.score'), '', fault === 'score' && t('certificates.fault.score'))}
      </div>
      <div className="formRow">
        {field('decision', t('certificates.decision'), t('certificates.asPrinted'))}
        {field('issuer', t('certificates.issuer'), t('certificates.asPrinted'))}
      </div>
      <div className="formRow three">
        {field('issuedOn', t('certificates.issuedOn'), t('certificates.dayHint'), wrongDay('issuedOn'))}
        {field(
          'expiresOn',
          t('certificates.expiresOn'),
          t('certificates.expiresHint'),
          wrongDay('expiresOn') || (fault === 'backwards' && t('certificates.fault.backwards')),
        )}
        {field('revokedOn', t('certificates.revokedOn'), t('certificates.revokedHint'), wrongDay('revokedOn'))}
      </div>
      {refused && <Note tone="bad">{t('drafts.meanwhile')}</Note>}
      <p className="small soft">{t('certificates.effect')}</p>
      <FormEnd submit={t('drafts.save')} onClose={onClose} />
    </form>
  );
}
