import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterShown } from '../../shared/contract/printer.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { addPrinter, changePrinter } from './ask.ts';
import { ConnectionFields } from './ConnectionFields.tsx';
import {
  type Draft,
  type DraftFaults,
  draftOf,
  emptyDraft,
  freeName,
  isDraftFaults,
  isForLabels,
  readDraft,
} from './draft.ts';
import { KindFields } from './KindFields.tsx';
import { NumberPad } from './NumberPad.tsx';
import page from './Page.module.css';
import styles from './PrinterForm.module.css';
import { goToPrinters } from './room.ts';
import { usePrinters } from './store.ts';
import { TextField } from './TextField.tsx';

/** Parts of the form share this: what stands there, what is wrong with it, and how it is changed. */
export type FormPart = {
  readonly draft: Draft;
  readonly faults: DraftFaults;
  readonly onChange: (change: Partial<Draft>) => void;
};

/** @param printer the one that is changed; undefined: a new one */
export function PrinterForm({ printer }: { readonly printer?: PrinterShown | undefined }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => (printer ? draftOf(printer) : emptyDraft));
  const [faults, setFaults] = useState<DraftFaults>({});
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input[type=text]')?.focus(), []);
  useFaultInSight(form, faults);
  const proposal = useProposedName(draft, printer);
  const back = printer ? ({ at: 'printer', id: printer.id } as const) : ({ at: 'list' } as const);
  const change = (part: Partial<Draft>) => {
    setDraft((was) => ({ ...was, ...part }));
    setFaults({});
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const read = readDraft({ ...draft, name: draft.name.trim() || proposal }, printer?.profile);
    if (isDraftFaults(read)) return setFaults(read);
    setBusy(true);
    const id = printer ? (await changePrinter(printer.id, read)) && printer.id : await addPrinter(read);
    setBusy(false);
    if (typeof id === 'number') goToPrinters({ at: 'printer', id });
  };
  const part = { draft, faults, onChange: change };
  return (
    <Room
      title={printer ? t('printer.changeTitle', { name: printer.name }) : t('printer.add')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToPrinters(back)}>
            {t('app.back')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="Enter"
            disabled={busy}
            onPress={() => form.current?.requestSubmit()}
            testId="printer-save"
          >
            {t(printer ? 'printer.form.save' : 'printer.form.saveNew')}
          </Action>
        </>
      }
    >
      <form ref={form} className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        <div className={page['stack']}>
          <ConnectionFields {...part} />
          {(draft.way === 'tcp' || isForLabels(draft)) && <NumberPad form={form} />}
        </div>
        <div className={page['stack']}>
          <TextField
            label={t('printer.form.name')}
            hint={proposal}
            value={draft.name}
            fault={faults.name}
            maxLength={60}
            onChange={(name) => change({ name })}
            testId="printer-name"
          />
          <KindFields {...part} isKept={printer !== undefined} />
        </div>
        <button type="submit" hidden />
      </form>
    </Room>
  );
}

/** What a printer is called that nobody names: by touch alone there are no letters. */
function useProposedName(draft: Draft, printer: PrinterShown | undefined): string {
  const { t } = useTranslation();
  const taken = usePrinters(({ shown }) => shown?.printers);
  if (printer) return printer.name;
  const usual = t(isForLabels(draft) ? 'printer.form.nameLabels' : 'printer.form.nameSlips');
  return freeName(usual, taken?.map(({ name }) => name) ?? []);
}

/** The first field that is wrong gets the focus, wherever it is. */
function useFaultInSight(form: RefObject<HTMLFormElement | null>, faults: DraftFaults): void {
  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, faults]);
}
