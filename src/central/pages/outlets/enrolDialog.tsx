import { Button, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../../shared/catalogue/outlet.ts';
import type { Instant } from '../../../shared/day.ts';
import { OutletId } from '../../../shared/id.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import { useNow } from '../clock.ts';
import { callOffice, type Problem } from '../office.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { countdown } from './countdown.ts';

type Props = {
  readonly outlets: readonly Outlet[];
  readonly tills: readonly TillRow[];
  readonly onClose: () => void;
};

type Made = { readonly code: string; readonly expiresAt: Instant; readonly known: ReadonlySet<string> };

/** Makes a code, shows it as large as it must be to be typed at another machine, and tells when the till is there. */
export function EnrolDialog({ outlets, tills, onClose }: Props) {
  const { t } = useTranslation();
  const [outlet, setOutlet] = useState<string>(outlets[0]?.id ?? '');
  const [made, setMade] = useState<Made | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [gone, setGone] = useState(false);

  const make = async () => {
    setProblem(null);
    const answer = await callOffice('fleet.makeCode', { outlet: OutletId.parse(outlet) });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return setGone(true);
    setMade({ ...answer.reply, known: new Set(tills.map((till) => till.device)) });
  };
  const arrived = made && tills.find((till) => till.outlet === outlet && !made.known.has(till.device));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<span className="strong">{t('outlets.enrol.title')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={made === null}
    >
      <div className="form">
        <ProblemNote problem={problem} />
        {gone && <Note tone="bad">{t('outlets.noSuchOutlet')}</Note>}
        {outlets.length === 0 && <Note tone="know">{t('outlets.emptyOutletsHint')}</Note>}
        {arrived && (
          <Note tone="good">{t('outlets.enrol.arrived', { till: arrived.till, outlet: arrived.outletName })}</Note>
        )}
        {made && !arrived && <EnrolCode made={made} onRemake={() => void make()} />}
        {!made && (
          <NativeSelect
            label={t('outlets.enrol.lead')}
            value={outlet}
            onChange={(event) => setOutlet(event.currentTarget.value)}
            data={outlets.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }))}
            data-autofocus
          />
        )}
        <div className="formEnd">
          <Button variant="default" onClick={onClose}>
            {made ? t('close') : t('cancel')}
          </Button>
          {!made && (
            <Button onClick={() => void make()} disabled={outlet === ''}>
              {t('outlets.enrol.make')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

type CodeProps = { readonly made: Pick<Made, 'code' | 'expiresAt'>; readonly onRemake: () => void };

/** A code, how long it is good for, and where to type it. */
export function EnrolCode({ made, onRemake }: CodeProps) {
  const { t } = useTranslation();
  const at = useNow(1000);
  if (at >= made.expiresAt) {
    return (
      <Note tone="wait" action={<Button onClick={onRemake}>{t('outlets.enrol.remake')}</Button>}>
        {t('outlets.enrol.expired')}
      </Note>
    );
  }
  return (
    <>
      <div className="codeBox">
        <span className="soft">{t('outlets.enrol.enter')}</span>
        <span className="small soft">{t('outlets.enrol.address')}</span>
        <span className="address">{location.origin}</span>
        <span className="small soft">{t('outlets.enrol.code')}</span>
        <strong className="code" data-testid="enrol-code">
          {made.code}
        </strong>
        <span className="small" role="timer">
          {t('outlets.enrol.left', { left: countdown(made.expiresAt, at) })}
        </span>
        <CopyButton text={made.code} />
      </div>
      <p className="soft">{t('outlets.enrol.once')}</p>
    </>
  );
}
