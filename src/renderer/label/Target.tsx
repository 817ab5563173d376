import { useTranslation } from 'react-i18next';
import type { LabelPrinter, LabelTarget } from '../../shared/contract/label.ts';
import { GRIDS, type Grid, labelsOnSheet } from '../../shared/label/sheet.ts';
import { CountField } from './CountField.tsx';
import styles from './Label.module.css';
import { chooseTarget, type Labels, startAt } from './store.ts';

/** Where labels come out: a printer, or sheets of stickers and which place on the first is still free. */
export function Target({ labels: { printers, target, start } }: { readonly labels: Labels }) {
  const { t } = useTranslation();
  if (target === null) return null;
  const grid = target.to === 'sheet' ? GRIDS.find(({ id }) => id === target.grid) : undefined;
  return (
    <div className={styles['target']}>
      <label>
        {t('label.target')}
        <select
          value={target.to === 'sheet' ? target.grid : String(target.printer)}
          onChange={(event) => chooseTarget(targetOf(event.currentTarget.value))}
          data-testid="label-target"
        >
          <optgroup label={t('label.printers')}>
            {printers.map((printer) => (
              <PrinterOption key={printer.printer} printer={printer} />
            ))}
          </optgroup>
          <optgroup label={t('label.sheets')}>
            {GRIDS.map((one) => (
              <SheetOption key={one.id} grid={one} />
            ))}
          </optgroup>
        </select>
      </label>
      {grid && <Start grid={grid} start={start} />}
    </div>
  );
}

function targetOf(value: string): LabelTarget {
  const grid = GRIDS.find(({ id }) => id === value);
  return grid ? { to: 'sheet', grid: grid.id } : { to: 'printer', printer: Number(value) };
}

function PrinterOption({ printer }: { readonly printer: LabelPrinter }) {
  const { t } = useTranslation();
  const { kind, name, widthMm: width, heightMm: height } = printer;
  const words =
    kind === 'pictures'
      ? t('label.pictures')
      : t(kind === 'ticket' ? 'label.ticket' : 'label.printer', { name, width, height });
  return <option value={printer.printer}>{words}</option>;
}

function SheetOption({ grid }: { readonly grid: Grid }) {
  const { t, i18n } = useTranslation();
  const { id, columns, rows } = grid;
  const mm = (tenths: number) => (tenths / 10).toLocaleString(i18n.language);
  return (
    <option value={id}>{t('label.sheet', { columns, rows, width: mm(grid.width), height: mm(grid.height) })}</option>
  );
}

/** The sheet in small: the places before the first free one are used. */
function Start({ grid, start }: { readonly grid: Grid; readonly start: number }) {
  const { t } = useTranslation();
  const places = Array.from({ length: labelsOnSheet(grid) }, (_, place) => place);
  return (
    <div className={styles['start']}>
      <label>
        {t('label.start')}
        <CountField
          count={start + 1}
          most={places.length}
          onCount={(place) => startAt(place - 1)}
          testId="label-start"
        />
      </label>
      <div className={styles['places']} data-columns={grid.columns}>
        {places.map((place) => (
          <button
            key={place}
            type="button"
            tabIndex={-1}
            data-used={place < start}
            aria-label={t('label.place', { place: place + 1 })}
            aria-pressed={place === start}
            onClick={() => startAt(place)}
          />
        ))}
      </div>
    </div>
  );
}
