import { type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFault } from './draft.ts';
import styles from './Field.module.css';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly fault: DraftFault | undefined;
  readonly maxLength?: number;
  /** Written with the keys of the screen (`NumberPad`): the system's own would lie over them. */
  readonly numbers?: boolean;
  readonly onChange: (value: string) => void;
  readonly testId: string;
  readonly ref?: Ref<HTMLInputElement>;
};

/** One line that is typed, and what is wrong with it under it. */
export function TextField({ label, hint, value, fault, maxLength = 253, numbers, onChange, testId, ref }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={ref}
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={maxLength}
        inputMode={numbers ? 'none' : undefined}
        placeholder={hint}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-fault`}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testId}
      />
      {fault && (
        <p id={`${id}-fault`} className={styles['fault']} role="alert" data-testid="field-fault">
          {t(`printer.form.fault.${fault}`)}
        </p>
      )}
    </div>
  );
}
