import { type KeyboardEvent, useState } from 'react';
import { type Day, formatDay } from '../../shared/day.ts';
import styles from './DayField.module.css';
import { dayTyped } from './day.ts';

type Props = {
  readonly label: string;
  readonly day: Day;
  /** Said under the field where what is typed is no day, or none that can be. */
  readonly fault: string;
  /** @returns whether it can be that day */
  readonly onDay: (day: Day) => boolean;
  readonly testId: string;
};

type TextProps = {
  readonly label: string;
  /** As typed; empty: none. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Said under the field where what is typed is no day. */
  readonly fault: string;
  readonly hint: string;
  readonly testId: string;
};

/** A day that may be left out. What is typed stands, also where it is none: whoever takes it asks, and nothing is lost on the way. */
export function DayText({ label, text, onText, fault, hint, testId }: TextProps) {
  const [isTyped, setTyped] = useState(false);
  const isWrong = !isTyped && text.trim() !== '' && dayTyped(text) === undefined;
  const leave = () => {
    setTyped(false);
    const meant = dayTyped(text);
    if (meant) onText(formatDay(meant));
  };
  return (
    <label className={styles['stacked']} data-wrong={isWrong}>
      <span>{label}</span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        maxLength={10}
        placeholder={hint}
        value={text}
        aria-invalid={isWrong}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setTyped(true);
          onText(event.currentTarget.value);
        }}
        onBlur={leave}
        data-testid={testId}
      />
      {isWrong && <em role="alert">{fault}</em>}
    </label>
  );
}

/** A day as it is said here, typed with or without its strokes. Taken with Enter, on leaving, and at once where its year has four digits. */
export function DayField({ label, day, fault, onDay, testId }: Props) {
  const [text, setText] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  /** @returns whether what stands there counts */
  const take = (typed: string): boolean => {
    const meant = dayTyped(typed);
    const isTaken = meant !== undefined && (meant === day || onDay(meant));
    setWrong(!isTaken);
    return isTaken;
  };
  const type = (typed: string) => {
    setText(typed);
    setWrong(false);
    if (typed.replaceAll(/\D/g, '').length === 8) take(typed);
  };
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (text === null || take(text)) event.currentTarget.select();
  };
  const leave = () => {
    if (text !== null) take(text);
    setText(null);
    setWrong(false);
  };
  return (
    <label className={styles['field']} data-wrong={isWrong}>
      <span>{label}</span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        maxLength={10}
        value={text ?? formatDay(day)}
        aria-invalid={isWrong}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={enter}
        onBlur={leave}
        data-testid={testId}
      />
      {isWrong && <em role="alert">{fault}</em>}
    </label>
  );
}
