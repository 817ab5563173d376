import { type InputHTMLAttributes, useState } from 'react';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  readonly count: number;
  readonly most: number;
  readonly onCount: (count: number) => void;
  /** More was typed than there can be: it became the most. */
  readonly onTooMany?: () => void;
  readonly testId: string;
};

/** A count that is typed: emptied it is what it was, until another stands there. */
export function CountField({ count, most, onCount, onTooMany, testId, ...field }: Props) {
  const [emptied, setEmptied] = useState(false);
  const type = (text: string) => {
    const typed = Number(text.replaceAll(/\D/g, ''));
    setEmptied(typed === 0);
    if (typed > 0) onCount(Math.min(typed, most));
    if (typed > most) onTooMany?.();
  };
  return (
    <input
      {...field}
      inputMode="numeric"
      autoComplete="off"
      value={emptied ? '' : count}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => setEmptied(false)}
      data-testid={testId}
    />
  );
}
