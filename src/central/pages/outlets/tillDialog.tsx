import { Button, Modal, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import type { OfficeInput } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { count, diskSize } from '../show/figures.ts';
import { ProblemNote } from '../ui/note.tsx';
import { NoteDialog } from '../ui/noteDialog.tsx';
import { confirmDone } from '../ui/say.tsx';
import { printerWords, tillWords } from './alarmWords.ts';
import { ReplaceDialog } from './replaceDialog.tsx';

type Props = {
  readonly till: TillRow;
  /** Whether the reader may change it; otherwise it is only looked at. */
  readonly mayChange: boolean;
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

type Service = OfficeInput<'fleet.setService'>['service'];

/** All that the office knows of a till; its name, and whether it is in use. */
export function TillDialog({ till, mayChange, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<Service | 'replace' | null>(null);
  const settled = (said: string) => {
    confirmDone(said);
    onSettled();
  };
  if (wanted === 'replace') return <ReplaceDialog till={till} onClose={onClose} />;
  if (wanted) return <ServiceDialog till={till} service={wanted} onClose={() => setWanted(null)} onSettled={settled} />;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<span className="strong">{`${tillWords(t, till)} · ${till.outletName}`}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="form">
        {mayChange && <NameForm till={till} onSettled={settled} />}
        <Facts till={till} />
        {mayChange && (
          <fieldset className="form service">
            <legend>{t('fleet.service.label')}</legend>
            <p>
              <span className="strong">{t(`fleet.service.is.${standingOf(till)}`)}</span>
              {till.serviceNote !== '' && <span className="soft"> “{till.serviceNote}”</span>}
            </p>
            {till.replacedBy === null && (
              <div className="deeds">
                <Button variant="default" onClick={() => setWanted('replace')} data-testid="till-replace">
                  {t(till.replacedAt === null ? 'fleet.replace.deed' : 'fleet.replace.again')}
                </Button>
                {SERVICES.filter((service) => service !== standingOf(till)).map((service) => (
                  <Button
                    key={service}
                    variant="default"
                    onClick={() => setWanted(service)}
                    data-testid={`till-${service}`}
                  >
                    {t(`fleet.service.deeds.${service}`)}
                  </Button>
                ))}
              </div>
            )}
          </fieldset>
        )}
      </div>
    </Modal>
  );
}

const SERVICES = ['in-use', 'retired', 'revoked'] as const satisfies readonly Service[];

function standingOf({ revoked, retiredAt, replacedAt, replacedBy }: TillRow): Service | 'replacing' | 'replaced' {
  if (replacedAt !== null) return replacedBy === null ? 'replacing' : 'replaced';
  if (revoked) return 'revoked';
  return retiredAt === null ? 'in-use' : 'retired';
}

type PartProps = { readonly till: TillRow; readonly onSettled: (said: string) => void };

function NameForm({ till, onSettled }: PartProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(till.name);
  const [problem, setProblem] = useState<Problem>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await callOffice('fleet.nameTill', { device: till.device, name: name.trim() });
    if ('problem' in answer) return setProblem(answer.problem);
    onSettled(t('fleet.nameSaved'));
  };
  return (
    <form className="nameRow" onSubmit={(event) => void submit(event)}>
      <ProblemNote problem={problem} />
      <TextInput
        label={t('fleet.name')}
        description={t('fleet.nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={60}
        data-autofocus
      />
      <Button type="submit" variant="default" disabled={name.trim() === till.name}>
        {t('save')}
      </Button>
    </form>
  );
}

function Facts({ till }: { readonly till: TillRow }) {
  const { t } = useTranslation();
  const facts = [
    [t('outlets.lastSeen'), till.lastSeenAt === null ? t('outlets.never') : formatInstant(till.lastSeenAt)],
    [t('outlets.version'), till.version],
    [t('outlets.unsent'), t('outlets.unsentEntries', { count: till.unsent })],
    [t('outlets.entries'), count(till.acknowledgedSeq)],
    [t('fleet.printersOf'), till.printers.map((printer) => printerWords(t, printer)).join('; ')],
    [t('fleet.disk'), till.freeBytes === null ? '' : t('fleet.left', { left: diskSize(till.freeBytes) })],
    [t('fleet.backup'), till.backedUpAt === null ? t('fleet.noBackup') : formatInstant(till.backedUpAt)],
    [t('fleet.enrolledAt'), formatInstant(till.enrolledAt)],
    ...(till.replaces ? [[t('fleet.replace.oldMachine'), oldMachineWords(t, till.replaces)] as const] : []),
    ...(till.replacedAt === null ? [] : [[t('fleet.replace.since'), formatInstant(till.replacedAt)] as const]),
    [t('fleet.fingerprint'), inFours(till.fingerprint)],
  ];
  return (
    <dl className="facts">
      {facts.map(([fact, value]) => (
        <div key={fact} className="factRow">
          <dt>{fact}</dt>
          <dd>{value === '' ? t('none') : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the centre had of the machine before when another took its place. */
function oldMachineWords(t: TFunction, { seq, last }: NonNullable<TillRow['replaces']>): string {
  const entries = t('fleet.replace.had', { count: seq, shown: count(seq) });
  return last
    ? `${entries}; ${t('fleet.replace.lastSlip', { number: last.number, at: formatInstant(last.at) })}`
    : entries;
}

/** As one reads it aloud to somebody at the other machine. */
const inFours = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? '';

type ServiceProps = PartProps & { readonly service: Service; readonly onClose: () => void };

function ServiceDialog({ till, service, onClose, onSettled }: ServiceProps) {
  const { t } = useTranslation();
  const set = async (note: string) => {
    const answer = await callOffice('fleet.setService', { device: till.device, service, note });
    if ('problem' in answer) return answer.problem;
    // Another machine took its place meanwhile; the page shows it.
    const done = t(`fleet.service.done.${service}`, { till: tillWords(t, till) });
    onSettled('refused' in answer.reply ? t('fleet.replace.taken') : done);
    return undefined;
  };
  return (
    <NoteDialog
      title={`${t(`fleet.service.deeds.${service}`)}: ${tillWords(t, till)} · ${till.outletName}`}
      deed={t(`fleet.service.deeds.${service}`)}
      isGrave={service === 'revoked'}
      onClose={onClose}
      onSay={set}
    >
      <p>{t(`fleet.service.effects.${service}`)}</p>
      {service !== 'in-use' && till.unsent > 0 && (
        <p className="strong">{t('fleet.service.unsent', { count: till.unsent, shown: count(till.unsent) })}</p>
      )}
    </NoteDialog>
  );
}
