import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { candidates, RULERS } from '../../shared/printer/calibration.ts';
import type { EscposProfile } from '../../shared/printer/profile.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Calibration.module.css';
import type { StepProps } from './Calibration.tsx';
import choices from './Choices.module.css';
import { Choices } from './Choices.tsx';
import type { Printed } from './calibrating.ts';
import page from './Page.module.css';
import { ProbeAnswers } from './ProbeDialog.tsx';
import { beginning, profileInWords } from './words.ts';

/** Before the sheet, what comes; after it, what the printer says of it. */
export function PrintStep({ printed }: { readonly printed: Printed | null }) {
  const { t } = useTranslation();
  if (!printed) {
    return (
      <>
        <p className={page['lead']}>{t('printer.sheet.intro')}</p>
        <p className={page['quiet']}>{t('printer.sheet.introMore')}</p>
      </>
    );
  }
  const { outcome, probe } = printed;
  return (
    <>
      <div
        className={page['state']}
        data-tone={outcome === 'confirmed' ? 'well' : 'waiting'}
        role="status"
        data-testid="calibration-outcome"
      >
        <Icon name={outcome === 'confirmed' ? 'sent' : 'doubt'} size={26} />
        <p>{t(`printer.sheet.outcome.${outcome}`)}</p>
      </div>
      {probe.reached && <ProbeAnswers probe={probe} />}
    </>
  );
}

/** The lines of the sheet by their letters; those that came out as beside it are ticked, by tap or by that letter. */
export function LettersStep({ answers, onAnswer }: StepProps) {
  const { t } = useTranslation();
  const { pages, letters } = answers;
  const toggle = (id: string) =>
    onAnswer({ pages: pages.includes(id) ? pages.filter((each) => each !== id) : [...pages, id] });
  useLetterKeys(toggle);
  return (
    <>
      <fieldset className={choices['fieldset']}>
        <legend>{t('printer.sheet.letters')}</legend>
        <p className={page['quiet']}>{t('printer.sheet.lettersHint')}</p>
        <div className={styles['letters']}>
          {candidates.map(({ id }) => (
            <label key={id} className={choices['tick']} data-chosen={pages.includes(id)}>
              <input
                type="checkbox"
                checked={pages.includes(id)}
                onChange={() => toggle(id)}
                aria-label={t('printer.sheet.line', { id })}
                data-testid={`line-${id}`}
              />
              {id}
            </label>
          ))}
        </div>
        <p className={page['quiet']}>{t('printer.sheet.lettersKeys')}</p>
      </fieldset>
      {pages.length > 0 && (
        <Choices
          label={t('printer.prints')}
          hint={t('printer.sheet.useLettersHint')}
          options={[
            ['dots', t('printer.sheet.useDots')],
            ['letters', t('printer.sheet.useLetters')],
          ]}
          chosen={letters ? 'letters' : 'dots'}
          onChoose={(form) => onAnswer({ letters: form === 'letters' })}
          testId="form"
        />
      )}
    </>
  );
}

function useLetterKeys(toggle: (id: string) => void): void {
  const latest = useRef(toggle);
  useEffect(() => {
    latest.current = toggle;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      // By the key's place, so that Telex and Caps Lock change nothing.
      const id = /^Key([A-Z])$/.exec(event.code)?.[1];
      if (id === undefined || !candidates.some((candidate) => candidate.id === id)) return;
      event.preventDefault();
      latest.current(id);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

export function CodesStep({ answers: { qr, barcode }, onAnswer }: StepProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={choices['fieldset']}>
      <legend>{t('printer.sheet.codes')}</legend>
      <p className={page['quiet']}>{t('printer.sheet.codesHint')}</p>
      <div className={choices['choices']} data-tall="true">
        <Tick words={t('printer.sheet.qr')} ticked={qr} onTick={() => onAnswer({ qr: !qr })} testId="tick-qr" />
        <Tick
          words={t('printer.sheet.barcode')}
          ticked={barcode}
          onTick={() => onAnswer({ barcode: !barcode })}
          testId="tick-barcode"
        />
      </div>
    </fieldset>
  );
}

type TickProps = {
  readonly words: string;
  readonly ticked: boolean;
  readonly onTick: () => void;
  readonly testId: string;
};

function Tick({ words, ticked, onTick, testId }: TickProps) {
  return (
    <label className={choices['tick']} data-chosen={ticked}>
      <input type="checkbox" checked={ticked} onChange={onTick} data-testid={testId} />
      {words}
    </label>
  );
}

export function WidthStep({ answers: { dots }, onAnswer }: StepProps) {
  const { t } = useTranslation();
  return (
    <Choices
      label={t('printer.sheet.width')}
      hint={t('printer.sheet.widthHint')}
      options={RULERS.map((width) => [width, t(`printer.sheet.widths.w${width}`)] as const)}
      chosen={dots}
      onChoose={(width) => onAnswer({ dots: width })}
      tall
      testId="width"
    />
  );
}

const CUTS = ['none', 'partial', 'full'] as const;
const DRAWERS = ['none', 'pin2', 'pin5'] as const;

export function HardwareStep({ answers: { cut, drawer }, onAnswer }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choices
        label={t('printer.sheet.hardware')}
        options={CUTS.map((each) => [each, t(`printer.form.cut.${each}`)] as const)}
        chosen={cut}
        onChoose={(each) => onAnswer({ cut: each })}
        tall
        testId="cut"
      />
      <Choices
        label={t('printer.sheet.drawer')}
        hint={t('printer.form.drawerHint')}
        options={DRAWERS.map((each) => [each, t(`printer.form.drawers.${each}`)] as const)}
        chosen={drawer}
        onChoose={(each) => onAnswer({ drawer: each })}
        tall
        testId="drawer"
      />
    </>
  );
}

export function ResultStep({ profile }: { readonly profile: EscposProfile }) {
  const { t } = useTranslation();
  return (
    <section className={page['stack']} aria-label={t('printer.sheet.result')} data-testid="calibration-words">
      <h2 className={styles['question']}>{t('printer.sheet.result')}</h2>
      <ul className={styles['result']}>
        {profileInWords(profile, t).map((words) => (
          <li key={words}>
            <Icon name="sent" />
            {beginning(words)}
          </li>
        ))}
      </ul>
      <p className={page['quiet']}>{t('printer.sheet.resultHint')}</p>
    </section>
  );
}
