import { Certificate, type Stars } from '../../../shared/catalogue/certificate.ts';
import { lastDayOfValidity } from '../../../shared/catalogue/validity.ts';
import { type Day, formatDay } from '../../../shared/day.ts';
import type { ProductId } from '../../../shared/id.ts';
import { readDay } from '../sales/typedDay.ts';

/** A certificate as it is typed. */
export type CertificateForm = {
  readonly stars: string;
  readonly score: string;
  readonly decision: string;
  readonly issuer: string;
  readonly issuedOn: string;
  /** Blank: 36 months after it was issued. */
  readonly expiresOn: string;
  readonly revokedOn: string;
};

export type CertificateFault = 'issuedOn' | 'expiresOn' | 'revokedOn' | 'backwards' | 'score';

export const newCertificateForm: CertificateForm = {
  stars: '3',
  score: '',
  decision: '',
  issuer: '',
  issuedOn: '',
  expiresOn: '',
  revokedOn: '',
};

export function certificateForm(certificate: Certificate): CertificateForm {
  const { stars, score, decision, issuer = '', issuedOn, expiresOn, revokedOn } = certificate;
  return {
    stars: String(stars),
    score: score === undefined ? '' : String(score),
    decision,
    issuer,
    issuedOn: formatDay(issuedOn),
    expiresOn: formatDay(expiresOn),
    revokedOn: revokedOn === null ? '' : formatDay(revokedOn),
  };
}

type About = { readonly product: ProductId; readonly before: Certificate | null; readonly today: Day };

/** What was typed, or what is wrong with it first. A certificate is known by its product and the day it was issued. */
export function certificateOf(
  form: CertificateForm,
  { product, before, today }: About,
): Certificate | CertificateFault {
  const issuedOn = readDay(form.issuedOn, today);
  if (!issuedOn) return 'issuedOn';
  const expiresOn = form.expiresOn.trim() === '' ? lastDayOfValidity(issuedOn) : readDay(form.expiresOn, today);
  if (!expiresOn) return 'expiresOn';
  if (expiresOn < issuedOn) return 'backwards';
  const revokedOn = form.revokedOn.trim() === '' ? null : readDay(form.revokedOn, today);
  if (revokedOn === undefined) return 'revokedOn';
  const [decision, issuer, score] = [form.decision.trim(), form.issuer.trim(), form.score.trim()];
  const read = Certificate.safeParse({
    id: before?.id ?? `${product}.${issuedOn}`,
    product,
    stars: Number(form.stars) as Stars,
    ...(score !== '' && { score: Number(score.replace(',', '.')) }),
    decision,
    ...(issuer !== '' && { issuer }),
    issuedOn,
    expiresOn,
    revokedOn,
  });
  return read.data ?? 'score';
}
