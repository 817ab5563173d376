import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAPER_BYTES, type Paper, paperFileName } from '../../../shared/catalogue/paper.ts';
import { formatInstant } from '../../../shared/day.ts';
import { type CertificateSheet, PAPERS_PATH, PaperKept } from '../../office/api/certificates.ts';
import { callOffice, type Problem, sendBytes } from '../office.ts';
import { megabytes } from '../show/figures.ts';
import { Icon } from '../ui/icons.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';

type Props = { readonly sheet: CertificateSheet; readonly mayChange: boolean; readonly onSettled: () => void };

type Refused = Extract<PaperKept, { readonly refused: string }>['refused'];

/** The certificate on paper, as scanned: to be saved and looked at, and others brought. */
export function Papers({ sheet: { certificate, papers }, mayChange, onSettled }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const path = `${PAPERS_PATH}/${encodeURIComponent(certificate.id)}`;

  const bring = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > PAPER_BYTES) return setRefused('too-large');
    setBusy(true);
    const answer = await sendBytes(`${path}?name=${encodeURIComponent(file.name)}`, file, PaperKept);
    setBusy(false);
    setProblem('problem' in answer ? answer.problem : null);
    if ('problem' in answer) return;
    setRefused('refused' in answer.reply ? answer.reply.refused : null);
    if ('refused' in answer.reply) return;
    confirmDone(t('certificates.paperKept', { name: file.name }));
    onSettled();
  };
  const remove = async ({ hash, name }: Paper) => {
    const answer = await callOffice('certificate.detach', { certificate: certificate.id, hash });
    if ('problem' in answer) return setProblem(answer.problem);
    confirmDone(t('certificates.paperGone', { name }));
    onSettled();
  };
  return (
    <div>
      <ProblemNote problem={problem} />
      {refused && <Note tone="bad">{t(`certificates.paperFault.${refused}`)}</Note>}
      <ul className="papers">
        {papers.map((paper) => (
          <li key={paper.hash}>
            <Icon name="file" size={18} />
            <a href={`${path}/${paperFileName(paper)}`} download={paper.name}>
              {paper.name}
            </a>
            <span className="small soft">
              {megabytes(paper.bytes)} · {formatInstant(paper.at)} · {paper.by}
            </span>
            {mayChange && (
              <Button
                variant="subtle"
                color="brick"
                size="xs"
                aria-label={t('certificates.removeOf', { name: paper.name })}
                onClick={() => void remove(paper)}
              >
                {t('certificates.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <>
          <input
            ref={input}
            type="file"
            accept="application/pdf,image/jpeg,image/png,image/webp"
            hidden
            data-testid="paper-file"
            onChange={({ currentTarget }) => {
              void bring(currentTarget.files?.[0]);
              // The same file chosen again is a choice again.
              currentTarget.value = '';
            }}
          />
          <Button
            variant="default"
            size="xs"
            loading={isBusy}
            leftSection={<Icon name="upload" size={16} />}
            onClick={() => input.current?.click()}
          >
            {t('certificates.attach')}
          </Button>
        </>
      )}
    </div>
  );
}
