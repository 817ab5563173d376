import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BAUDS } from '../../shared/printer/connection.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { type Found, findPrinters } from './ask.ts';
import { Choices } from './Choices.tsx';
import { draftedConnection, type Way } from './draft.ts';
import page from './Page.module.css';
import picks from './Pick.module.css';
import styles from './PrinterForm.module.css';
import type { FormPart } from './PrinterForm.tsx';
import { TextField } from './TextField.tsx';
import { connectionInWords } from './words.ts';

const WAYS: readonly Way[] = ['tcp', 'usb', 'serial', 'spooler'];

/** How bytes reach it: what was found is tapped, anything else typed. */
export function ConnectionFields(part: FormPart) {
  const { t } = useTranslation();
  const { draft, onChange } = part;
  return (
    <div className={page['stack']}>
      <Choices
        label={t('printer.form.how')}
        options={WAYS.map((way) => [way, t(`printer.form.kind.${way}`)] as const)}
        chosen={draft.way}
        onChoose={(way) => onChange({ way })}
        testId="way"
      />
      <FoundOnes {...part} />
      <Typed key={draft.way} {...part} />
    </div>
  );
}

function FoundOnes({ draft, onChange }: FormPart) {
  const { t } = useTranslation();
  const [found, setFound] = useState<readonly Found[] | null>(null);
  useEffect(() => void findPrinters().then(setFound), []);
  const lookAgain = () => {
    setFound(null);
    void findPrinters().then(setFound);
  };
  const { way } = draft;
  if (way === 'tcp') return <p className={page['quiet']}>{t('printer.form.foundNone.tcp')}</p>;
  const these = found?.filter(({ connection }) => connection.kind === way) ?? [];
  const take = ({ connection, label }: Found) =>
    onChange({ ...draftedConnection(connection), ...(draft.name.trim() === '' && { name: label.slice(0, 60) }) });
  return (
    <section className={styles['found']} aria-label={t('printer.form.found')} aria-busy={found === null}>
      <div className={styles['foundHead']}>
        <p className={page['quiet']}>{wordsOf(found, these)}</p>
        <Action kind="quiet" onPress={lookAgain} testId="find-again">
          <Icon name="refresh" />
          {t('printer.form.findAgain')}
        </Action>
      </div>
      {these.map((each) => (
        <button
          key={JSON.stringify(each.connection)}
          type="button"
          className={picks['pick']}
          onClick={() => take(each)}
          data-testid="found-printer"
        >
          <Icon name="printer" size={24} />
          <strong>{each.label}</strong>
          <span>{connectionInWords(each.connection, t)}</span>
        </button>
      ))}
    </section>
  );

  function wordsOf(all: readonly Found[] | null, matching: readonly Found[]): string {
    if (all === null) return t('printer.form.finding');
    return t(matching.length > 0 ? 'printer.form.found' : `printer.form.foundNone.${way}`);
  }
}

const FLOWS = ['none', 'hardware', 'software'] as const;

function Typed(part: FormPart) {
  switch (part.draft.way) {
    case 'tcp':
      return <NetworkFields {...part} />;
    case 'usb':
      return <NameOnSystem {...part} field="usb" />;
    case 'spooler':
      return <NameOnSystem {...part} field="queue" />;
    case 'serial':
      return <SerialFields {...part} />;
  }
}

function NetworkFields({ draft, faults, onChange }: FormPart) {
  const { t } = useTranslation();
  return (
    <div className={styles['line']}>
      <TextField
        label={t('printer.form.host')}
        hint={t('printer.form.hostHint')}
        value={draft.host}
        fault={faults.host}
        numbers
        onChange={(host) => onChange({ host })}
        testId="printer-host"
      />
      <TextField
        label={t('printer.form.port')}
        value={draft.port}
        fault={faults.port}
        numbers
        maxLength={5}
        onChange={(port) => onChange({ port })}
        testId="printer-port"
      />
    </div>
  );
}

/** What the operating system calls it. */
function NameOnSystem({ draft, faults, onChange, field }: FormPart & { readonly field: 'usb' | 'queue' | 'path' }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t(`printer.form.${field}`)}
      hint={t(`printer.form.${field}Hint`)}
      value={draft[field]}
      fault={faults[field]}
      onChange={(typed) => onChange({ [field]: typed })}
      testId={`printer-${field}`}
    />
  );
}

function SerialFields(part: FormPart) {
  const { t } = useTranslation();
  const { draft, onChange } = part;
  return (
    <>
      <NameOnSystem {...part} field="path" />
      <Choices
        label={t('printer.form.baud')}
        options={BAUDS.map((baud) => [baud, `${baud}`] as const)}
        chosen={draft.baud}
        onChoose={(baud) => onChange({ baud })}
        testId="baud"
      />
      <Choices
        label={t('printer.form.flow')}
        options={FLOWS.map((flow) => [flow, t(`printer.form.flows.${flow}`)] as const)}
        chosen={draft.flow}
        onChoose={(flow) => onChange({ flow })}
        testId="flow"
      />
    </>
  );
}
