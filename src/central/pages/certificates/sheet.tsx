import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant } from '../../../shared/day.ts';
import type { CertificateSheet } from '../../office/api/certificates.ts';
import { FactList } from '../audit/factList.tsx';
import { changedFacts } from '../audit/facts.ts';
import { Note } from '../ui/note.tsx';
import { Stars } from '../ui/stars.tsx';
import { Papers } from './papers.tsx';

type Props = {
  readonly sheet: CertificateSheet;
  /** Null where the reader may change nothing. */
  readonly onEdit: (() => void) | null;
  readonly onSettled: () => void;
};

/** One certificate: what it says, its papers, and every word that was published of it. */
export function Sheet({ sheet, onEdit, onSettled }: Props) {
  const { t } = useTranslation();
  const { certificate, drafted, isNew, history } = sheet;
  const days = { from: formatDay(certificate.issuedOn), to: formatDay(certificate.expiresOn) };
  const points = certificate.score === undefined ? '' : t('certificates.points', { score: certificate.score });
  const said = [certificate.decision, certificate.issuer ?? '', points].filter((each) => each !== '').join(' · ');
  return (
    <section className="card" data-testid="certificate" data-certificate={certificate.id}>
      <div className="cardHead">
        <h3>
          <Stars stars={certificate.stars} /> {t('certificates.days', days)}
        </h3>
        {onEdit && (
          <Button variant="default" size="xs" onClick={onEdit}>
            {t('certificates.edit')}
          </Button>
        )}
      </div>
      {said !== '' && <p>{said}</p>}
      {certificate.revokedOn !== null && (
        <p className="state bad">{t('certificates.revoked', { day: formatDay(certificate.revokedOn) })}</p>
      )}
      {isNew && <Note tone="know">{t('certificates.notYet')}</Note>}
      {!isNew && drafted && (
        <Note tone="know">
          {t('certificates.drafted')}
          <FactList facts={changedFacts(certificate, drafted)} />
        </Note>
      )}
      <Papers sheet={sheet} mayChange={onEdit !== null} onSettled={onSettled} />
      {history.length > 0 && (
        <details>
          <summary>{t('certificates.history', { count: history.length })}</summary>
          <ol className="history">
            {history.map(({ at, by, row }, place) => (
              <li key={at}>
                <span className="small soft">
                  {formatInstant(at)} · {by === 'office' ? t('audit.centre') : by}
                </span>
                {row === null ? (
                  <p>{t('drafts.what.gone')}</p>
                ) : (
                  <FactList facts={changedFacts(history[place + 1]?.row ?? null, row)} />
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
