import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterShown } from '../../shared/contract/printer.ts';
import { unreachable } from '../../shared/must.ts';
import { type CalibrationAnswers, profileFrom } from '../../shared/printer/calibration.ts';
import { say } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import { useTill } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { finishCalibration, printSheet } from './ask.ts';
import {
  type Calibrating,
  calibrationOf,
  dropCalibration,
  keepCalibration,
  type Printed,
  STEPS,
  type Step,
} from './calibrating.ts';
import { CodesStep, HardwareStep, LettersStep, PrintStep, ResultStep, WidthStep } from './calibrationSteps.tsx';
import styles from './Page.module.css';
import { goToPrinters, usePrinterRoom } from './room.ts';
import { type SheetPartName, SheetPicture } from './SheetPicture.tsx';
import { SlipPreview } from './SlipPreview.tsx';
import { profileInWords } from './words.ts';

/** The steps go down the sheet as the hand does. */
const ASKED_ABOUT: { readonly [S in Step]: SheetPartName | null } = {
  print: null,
  letters: 'letters',
  codes: 'codes',
  width: 'rulers',
  hardware: null,
  result: null,
};

export type StepProps = {
  readonly answers: CalibrationAnswers;
  readonly onAnswer: (change: Partial<CalibrationAnswers>) => void;
};

/** From a printed sheet to what the till knows of a printer. Left at any step, nothing has changed. */
export function Calibration({ printer }: { readonly printer: PrinterShown }) {
  const { t } = useTranslation();
  const { name } = printer;
  const wizard = useWizard(printer);
  const { step, printed, answers, onAnswer } = wizard;
  const profile = printed && profileFrom(answers, printed.probe);
  return (
    <Room
      title={t('printer.sheet.title', { name })}
      lead={t('printer.sheet.step', { step: STEPS.indexOf(step) + 1, of: STEPS.length })}
      actions={<Keys wizard={wizard} />}
    >
      <div className={styles['halves']} data-testid={`step-${step}`}>
        <div className={styles['stack']}>{questionOf(step, { part: { answers, onAnswer }, printed, profile })}</div>
        {step === 'result' && profile ? (
          <SlipPreview name={name} profile={profile} />
        ) : (
          <SheetPicture askedAbout={ASKED_ABOUT[step]} />
        )}
      </div>
    </Room>
  );
}

type Wizard = Calibrating &
  StepProps & {
    readonly busy: boolean;
    readonly go: (steps: 1 | -1) => void;
    readonly print: () => Promise<void>;
    readonly save: () => Promise<void>;
    readonly leave: () => void;
  };

/** How far it has come, and what can be done next; kept as it goes. */
function useWizard(printer: PrinterShown): Wizard {
  const { t } = useTranslation();
  const { id, name } = printer;
  const by = useTill(({ state }) => (state?.stage === 'enrolled' ? state.signedIn?.id : undefined));
  const [calibrating, setCalibrating] = useState(() => calibrationOf(printer, by));
  const [busy, setBusy] = useState(false);
  const { step, printed, answers } = calibrating;
  const change = (part: Partial<Calibrating>) => {
    const changed = { ...calibrating, ...part };
    setCalibrating(changed);
    keepCalibration({ printer: id, by }, changed);
  };
  const leave = () => {
    dropCalibration();
    goToPrinters({ at: 'printer', id });
  };
  const print = async () => {
    setBusy(true);
    change({ printed: await printSheet(id, name) });
    setBusy(false);
  };
  const save = async () => {
    if (!printed) return;
    setBusy(true);
    const profile = await finishCalibration(id, { answers, printed, name });
    setBusy(false);
    if (!profile) return;
    say('done', t('printer.sheet.saved', { words: profileInWords(profile, t).join(', ') }));
    // Whoever has gone elsewhere meanwhile stays there.
    if (usePrinterRoom.getState().place?.at === 'calibrate') leave();
    else dropCalibration();
  };
  return {
    ...calibrating,
    busy,
    onAnswer: (ticked) => change({ answers: { ...answers, ...ticked } }),
    go: (steps) => change({ step: STEPS[STEPS.indexOf(step) + steps] ?? step }),
    print,
    save,
    leave,
  };
}

function Keys({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { step, go, leave } = wizard;
  return (
    <>
      <Action size="large" shortcut="Esc" onPress={leave} testId="calibration-stop">
        {t('printer.sheet.stop')}
      </Action>
      {step === 'print' ? (
        <PrintKey wizard={wizard} />
      ) : (
        <Action size="large" onPress={() => go(-1)} testId="calibration-back">
          {t('app.back')}
        </Action>
      )}
      <OnKey wizard={wizard} />
    </>
  );
}

function isOut({ printed }: Calibrating): boolean {
  return printed !== null && printed.outcome !== 'failed-before-first-byte';
}

function PrintKey({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { busy, printed, print } = wizard;
  const isAgain = isOut(wizard);
  return (
    <Action
      key={`print-${busy}`}
      ref={isAgain ? undefined : focusAtOnce}
      kind={isAgain ? 'plain' : 'main'}
      size="large"
      disabled={busy}
      onPress={() => void print()}
      testId="calibration-print"
    >
      {t(busy ? 'printer.sheet.printing' : printed ? 'printer.sheet.printAgain' : 'printer.sheet.print')}
    </Action>
  );
}

/** On to the next step, where there is a sheet to be asked about; at the last, what was found is saved. */
function OnKey({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { step, busy, go, save } = wizard;
  if (!isOut(wizard)) return null;
  const isLast = step === 'result';
  return (
    <Action
      key={step}
      ref={focusAtOnce}
      kind="main"
      size="large"
      disabled={isLast && busy}
      onPress={isLast ? () => void save() : () => go(1)}
      testId={isLast ? 'calibration-save' : 'calibration-next'}
    >
      {t(isLast ? 'printer.sheet.save' : 'printer.sheet.next')}
    </Action>
  );
}

type Asked = {
  readonly part: StepProps;
  readonly printed: Printed | null;
  readonly profile: ReturnType<typeof profileFrom> | null;
};

function questionOf(step: Step, { part, printed, profile }: Asked): ReactNode {
  switch (step) {
    case 'print':
      return <PrintStep printed={printed} />;
    case 'letters':
      return <LettersStep {...part} />;
    case 'codes':
      return <CodesStep {...part} />;
    case 'width':
      return <WidthStep {...part} />;
    case 'hardware':
      return <HardwareStep {...part} />;
    case 'result':
      return profile && <ResultStep profile={profile} />;
    default:
      return unreachable(step);
  }
}
