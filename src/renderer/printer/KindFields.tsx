import { useTranslation } from 'react-i18next';
import { Choices } from './Choices.tsx';
import { isForLabels, type Kind } from './draft.ts';
import page from './Page.module.css';
import styles from './PrinterForm.module.css';
import type { FormPart } from './PrinterForm.tsx';
import { TextField } from './TextField.tsx';

const PAPERS = [576, 504, 384] as const;
const LANGUAGES = ['tspl', 'zpl'] as const;
const CUTS = ['none', 'partial', 'full'] as const;
const DRAWERS = ['none', 'pin2', 'pin5'] as const;
const MEASURES = [
  ['widthMm', 'width'],
  ['heightMm', 'height'],
  ['gapMm', 'gap'],
  ['darkness', 'darkness'],
  ['speed', 'speed'],
] as const;

/** What it prints on: a roll of slips or of labels, and what hangs on it. */
export function KindFields({ isKept, ...part }: FormPart & { readonly isKept: boolean }) {
  const { t } = useTranslation();
  const { draft, onChange } = part;
  const kinds: readonly (readonly [Kind, string])[] = [
    ...PAPERS.map((dots) => [dots, t(`printer.form.paper.w${dots}`)] as const),
    ...LANGUAGES.map((language) => [language, t(`printer.form.label.${language}`)] as const),
  ];
  return (
    <>
      <Choices
        label={t('printer.form.what')}
        options={kinds}
        chosen={draft.kind}
        onChoose={(kind) => onChange({ kind })}
        testId="kind"
      />
      {isForLabels(draft) ? <LabelFields {...part} /> : <SlipFields {...part} />}
      {isKept && !isForLabels(draft) && <p className={page['quiet']}>{t('printer.form.calibrated')}</p>}
    </>
  );
}

function LabelFields({ draft, faults, onChange }: FormPart) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['measures']}>
        {MEASURES.map(([field, words]) => (
          <TextField
            key={field}
            label={t(`printer.form.${words}`)}
            value={draft[field]}
            fault={faults[field]}
            numbers
            maxLength={3}
            onChange={(typed) => onChange({ [field]: typed })}
            testId={`label-${field}`}
          />
        ))}
      </div>
      <Choices
        label={t('printer.form.dpi')}
        options={[
          [203, '203 dpi'],
          [300, '300 dpi'],
        ]}
        chosen={draft.dpi}
        onChoose={(dpi) => onChange({ dpi })}
        testId="dpi"
      />
    </>
  );
}

function SlipFields({ draft, onChange }: FormPart) {
  const { t } = useTranslation();
  return (
    <>
      <Choices
        label={t('printer.form.cutter')}
        options={CUTS.map((cut) => [cut, t(`printer.form.cut.${cut}`)] as const)}
        chosen={draft.cutter}
        onChoose={(cutter) => onChange({ cutter })}
        testId="cutter"
      />
      <Choices
        label={t('printer.form.drawer')}
        hint={t('printer.form.drawerHint')}
        options={DRAWERS.map((drawer) => [drawer, t(`printer.form.drawers.${drawer}`)] as const)}
        chosen={draft.drawer}
        onChoose={(drawer) => onChange({ drawer })}
        testId="drawer"
      />
    </>
  );
}
