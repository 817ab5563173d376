import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome, PrinterShown } from '../../shared/contract/printer.ts';
import { unreachable } from '../../shared/must.ts';
import { type CalibrationAnswers, type Probe, profileFrom } from '../../shared/printer/calibration.ts';
import { usualProfile } from '../../shared/printer/profile.ts';
import { say } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { finishCalibration, printSheet } from './ask.ts';
import { CodesStep, HardwareStep, LettersStep, PrintStep, ResultStep, WidthStep } from './calibrationSteps.tsx';
import styles from './Page.module.css';
import { goToPrinters } from './room.ts';
import { type SheetPartName, SheetPicture } from './SheetPicture.tsx';
import { SlipPreview } from './SlipPreview.tsx';
import { profileInWords } from './words.ts';

const STEPS = ['print', 'letters', 'codes', 'width', 'hardware', 'result'] as const;
type Step = (typeof STEPS)[number];

/** The steps go down the sheet as the hand does. */
const ASKED_ABOUT: { readonly [S in Step]: SheetPartName | null } = {
  print: null,
  letters: 'letters',
  codes: 'codes',
  width: 'rulers',
  hardware: null,
  result: null,
};

export type Printed = { readonly outcome: Outcome; readonly probe: Probe };

export type StepProps = {
  readonly answers: CalibrationAnswers;
  readonly onAnswer: (change: Partial<CalibrationAnswers>) => void;
};

/** Nothing ticked: dots on the paper it has, which always come out right. */
function firstAnswers({ profile }: PrinterShown): CalibrationAnswers {
  const { dots, cutter, drawer } = profile.language === 'escpos' ? profile : usualProfile;
  return { dots, pages: [], letters: false, qr: false, barcode: false, cut: cutter, drawer };
}

/** From a printed sheet to what the till knows of a printer. Left at any step, nothing has changed. */
export function Calibration({ printer }: { readonly printer: PrinterShown }) {
  const { t } = useTranslation();
  const { id, name } = printer;
  const [step, setStep] = useState<Step>('print');
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [busy, setBusy] = useState(false);
  const [answers, setAnswers] = useState(() => firstAnswers(printer));
  const at = STEPS.indexOf(step);
  const isOut = printed !== null && printed.outcome !== 'failed-before-first-byte';
  const go = (by: 1 | -1) => setStep(STEPS[at + by] ?? step);

  const print = async () => {
    setBusy(true);
    setPrinted(await printSheet(id, name));
    setBusy(false);
  };
  const save = async () => {
    if (!printed) return;
    setBusy(true);
    // What it said word for word stays here: its bytes in a row may look like a payment card's number, and those the till turns away.
    const profile = await finishCalibration(id, { answers, probe: { ...printed.probe, heard: '' }, name });
    setBusy(false);
    if (!profile) return;
    say('done', t('printer.sheet.saved', { words: profileInWords(profile, t).join(', ') }));
    goToPrinters({ at: 'printer', id });
  };
  const part = { answers, onAnswer: (change: Partial<CalibrationAnswers>) => setAnswers({ ...answers, ...change }) };
  const profile = printed && profileFrom(answers, printed.probe);
  return (
    <Room
      title={t('printer.sheet.title', { name })}
      lead={t('printer.sheet.step', { step: at + 1, of: STEPS.length })}
      actions={
        <>
          <Action
            size="large"
            shortcut="Esc"
            onPress={() => goToPrinters({ at: 'printer', id })}
            testId="calibration-stop"
          >
            {t('printer.sheet.stop')}
          </Action>
          {at > 0 && (
            <Action size="large" onPress={() => go(-1)} testId="calibration-back">
              {t('app.back')}
            </Action>
          )}
          {step === 'print' && (
            <Action
              key={`print-${busy}`}
              ref={isOut ? undefined : focusAtOnce}
              kind={isOut ? 'plain' : 'main'}
              size="large"
              disabled={busy}
              onPress={() => void print()}
              testId="calibration-print"
            >
              {t(busy ? 'printer.sheet.printing' : printed ? 'printer.sheet.printAgain' : 'printer.sheet.print')}
            </Action>
          )}
          {step === 'result' ? (
            <Action
              key={step}
              ref={focusAtOnce}
              kind="main"
              size="large"
              disabled={busy}
              onPress={() => void save()}
              testId="calibration-save"
            >
              {t('printer.sheet.save')}
            </Action>
          ) : (
            isOut && (
              <Action
                key={step}
                ref={focusAtOnce}
                kind="main"
                size="large"
                onPress={() => go(1)}
                testId="calibration-next"
              >
                {t('printer.sheet.next')}
              </Action>
            )
          )}
        </>
      }
    >
      <div className={styles['halves']} data-testid={`step-${step}`}>
        <div className={styles['stack']}>{questionOf(step, { part, printed, profile })}</div>
        {step === 'result' && profile ? (
          <SlipPreview name={name} profile={profile} />
        ) : (
          <SheetPicture askedAbout={ASKED_ABOUT[step]} />
        )}
      </div>
    </Room>
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
