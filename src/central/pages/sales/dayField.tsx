import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, dayOf, formatDay } from '../../../shared/day.ts';
import { now } from '../clock.ts';
import { readDay } from './typedDay.ts';

type Props = {
  readonly label: string;
  readonly day: Day | undefined;
  readonly onChange: (day: Day | null) => void;
};

/** A day, typed; taken when the field is left or on Enter, so that half a date does not empty the page. */
export function DayField({ label, day, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(day ? formatDay(day) : '');
  const [wrong, setWrong] = useState(false);
  const take = () => {
    const read = readDay(typed, dayOf(now()));
    setWrong(read === undefined && typed.trim() !== '');
    if (read !== undefined) setTyped(formatDay(read));
    if (read !== undefined || typed.trim() === '') onChange(read ?? null);
  };
  return (
    <TextInput
      className="dayField"
      aria-label={label}
      placeholder={t('sales.dayHint')}
      inputMode="numeric"
      maxLength={10}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
      error={wrong && t('sales.notADay')}
    />
  );
}
