import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCANNER_BAUDS, SerialScanner } from '../../shared/scanner/serial.ts';
import { Choices } from '../printer/Choices.tsx';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { addSerial, type FoundPort, findPorts } from './ask.ts';
import { goToScanners } from './room.ts';
import styles from './Scanner.module.css';

type Baud = SerialScanner['baud'];

/** One more scanner on a serial cable: a port that was found is tapped, another typed. */
export function SerialForm() {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  const [baud, setBaud] = useState<Baud>(9_600);
  const [isWrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = path.trim().replace(/^com(?=\d)/i, 'COM');
    const scanner = SerialScanner.safeParse({ path: typed, baud }).data;
    setWrong(!scanner);
    if (!scanner || busy) return;
    setBusy(true);
    const done = await addSerial(scanner);
    setBusy(false);
    if (done) goToScanners();
  };
  const change = (typed: string) => {
    setPath(typed);
    setWrong(false);
  };
  return (
    <Room
      title={t('scanner.serial.add')}
      lead={t('scanner.serial.lead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToScanners()} testId="serial-back">
            {t('app.back')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="Enter"
            disabled={busy}
            onPress={() => form.current?.requestSubmit()}
            testId="serial-save"
          >
            {t('scanner.serial.save')}
          </Action>
        </>
      }
    >
      <form ref={form} className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        <PortField path={path} isWrong={isWrong} onChange={change} />
        <FoundPorts onTake={change} />
        <Choices
          label={t('scanner.serial.baud')}
          hint={t('scanner.serial.baudHint')}
          options={SCANNER_BAUDS.map((each) => [each, `${each}`] as const)}
          chosen={baud}
          onChoose={setBaud}
          testId="scanner-baud"
        />
        <button type="submit" hidden />
      </form>
    </Room>
  );
}

type FieldProps = {
  readonly path: string;
  readonly isWrong: boolean;
  readonly onChange: (path: string) => void;
};

function PortField({ path, isWrong, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{t('scanner.serial.port')}</label>
      <input
        ref={field}
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={140}
        placeholder={t('scanner.serial.portHint')}
        value={path}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-fault` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid="serial-path"
      />
      {isWrong && (
        <p id={`${id}-fault`} className={styles['fault']} role="alert" data-testid="field-fault">
          {t('scanner.serial.portWrong')}
        </p>
      )}
    </div>
  );
}

function FoundPorts({ onTake }: { readonly onTake: (path: string) => void }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<readonly FoundPort[] | null>(null);
  const look = () => void findPorts().then(setFound);
  useEffect(look, []);
  const words = found?.length === 0 ? 'scanner.serial.foundNone' : 'scanner.serial.found';
  return (
    <section className={styles['found']} aria-label={t('scanner.serial.found')} aria-busy={found === null}>
      <div className={styles['acts']}>
        <p className={styles['quiet']}>{t(words)}</p>
        <Action kind="quiet" onPress={look} testId="serial-find">
          <Icon name="refresh" />
          {t('scanner.serial.findAgain')}
        </Action>
      </div>
      {found?.map(({ path, label }) => (
        <button key={path} type="button" onClick={() => onTake(path)} data-testid="found-port">
          <Icon name="scanner" size={24} />
          <strong>{label}</strong>
        </button>
      ))}
    </section>
  );
}
