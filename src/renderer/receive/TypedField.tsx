import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './Receive.module.css';
import { flush, goOn } from './typing.ts';

type Props = {
  readonly label: string;
  readonly unit?: string;
  /** As it stands in the draft. */
  readonly value: string;
  readonly hint?: string;
  /** What was typed; told at each change. @returns whether it can be so */
  readonly onType: (text: string) => boolean;
  /** The next key belongs here. */
  readonly isFocused: boolean;
  readonly isText?: boolean;
  readonly fault?: string;
  readonly testId: string;
};

/** A field of the chosen line, drawn anew (by its key) each time a key is led there: what stands there is marked, so that the first key takes its place; Enter goes on. */
export function TypedField({ label, unit, value, hint, onType, isFocused, isText = false, fault, testId }: Props) {
  const [text, setText] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!isWrong || text === '') void goOn();
  };
  return (
    <label className={styles['field']} data-wrong={isWrong}>
      <span>{label}</span>
      <input
        ref={field}
        type="text"
        inputMode={isText ? 'text' : 'decimal'}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        value={text ?? value}
        placeholder={hint}
        aria-invalid={isWrong}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWrong(!onType(event.currentTarget.value));
        }}
        onBlur={() => {
          void flush();
          setText(null);
          setWrong(false);
        }}
        onKeyDown={enter}
        data-testid={testId}
      />
      {unit && <span aria-hidden="true">{unit}</span>}
      {isWrong && fault && <em role="alert">{fault}</em>}
    </label>
  );
}
