import { Button, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { Brought } from '../../office/api/exchange.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import { saveFile } from '../saveFile.ts';
import { Icon } from '../ui/icons.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { type Bringing, bring } from './bring.ts';

type Props = { readonly tills: readonly TillRow[]; readonly onClose: () => void; readonly onBrought: () => void };

/** Takes in what somebody carried here from a till that no network leads to, and gives back what is carried there. */
export function BringDialog({ tills, onClose, onBrought }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<Bringing | 'sending' | null>(null);
  const send = async (file: File | undefined) => {
    // The same file may be chosen again.
    if (field.current) field.current.value = '';
    if (!file) return;
    setAnswer('sending');
    setAnswer(await bring(file));
    onBrought();
  };
  const busy = answer === 'sending';
  // What comes next is the answer that is carried back.
  const isTaken = answer !== null && answer !== 'sending' && 'brought' in answer;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<span className="strong">{t('bring.title')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
    >
      <div className="form" data-testid="bring">
        <p className="soft">{t('bring.lead')}</p>
        {answer !== null && answer !== 'sending' && <Answer answer={answer} tills={tills} />}
        <input
          ref={field}
          type="file"
          accept=".quay"
          hidden
          aria-label={t('bring.choose')}
          data-testid="bring-file"
          onChange={(event) => void send(event.currentTarget.files?.[0])}
        />
        <div className="formEnd">
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button
            variant={isTaken ? 'default' : 'filled'}
            onClick={() => field.current?.click()}
            loading={busy}
            data-autofocus
          >
            {t(isTaken ? 'bring.another' : 'bring.choose')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Answer({ answer, tills }: { readonly answer: Bringing; readonly tills: readonly TillRow[] }) {
  const { t } = useTranslation();
  if ('problem' in answer) return <ProblemNote problem={answer.problem} />;
  if ('refused' in answer) return <Note tone="bad">{t(`bring.refused.${answer.refused}`)}</Note>;
  return <Taken brought={answer.brought} tills={tills} />;
}

function Taken({ brought, tills }: { readonly brought: Brought; readonly tills: readonly TillRow[] }) {
  const { t } = useTranslation();
  const { device, till, at, entries, fresh, ended, file } = brought;
  const outlet = tills.find((each) => each.device === device)?.outletName ?? brought.outlet;
  return (
    <Note
      tone={ended === 'stored' ? 'good' : 'wait'}
      action={
        file && (
          <Button leftSection={<Icon name="download" size={18} />} onClick={() => save(file)} data-testid="bring-save">
            {t('bring.save')}
          </Button>
        )
      }
    >
      <p data-testid="brought">
        {t(`bring.ended.${ended}`, { till, outlet, at: formatInstant(at), entries, count: fresh })}
      </p>
      <p>{t(file ? 'bring.carryBack' : 'bring.ofBackup')}</p>
    </Note>
  );
}

function save({ name, content }: NonNullable<Brought['file']>): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  saveFile(name, new Blob([bytes], { type: 'application/octet-stream' }));
}
