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
import { goToPrinters } from './room.ts';
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
  const at = STEPS.indexOf(step);
  const isOut = printed !== null && printed.outcome !== 'failed-before-first-byte';
  const go = (steps: 1 | -1) => change({ step: STEPS[at + steps] ?? step });

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
    leave();
  };
  const onAnswer = (ticked: Partial<CalibrationAnswers>) => change({ answers: { ...answers, ...ticked } });
  const part = { answers, onAnswer };
  const profile = printed && profileFrom(answers, printed.probe);
  return (
    <Room
      title={t('printer.sheet.title', { name })}
      lead={t('printer.sheet.step', { step: at + 1, of: STEPS.length })}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={leave} testId="calibration-stop">
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
