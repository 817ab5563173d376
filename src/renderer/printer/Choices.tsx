import { useId } from 'react';
import { Icon } from '../ui/Icon.tsx';
import styles from './Choices.module.css';
import page from './Page.module.css';

type Props<T> = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
  /** One under the other, for long words. */
  readonly tall?: boolean;
  readonly testId: string;
};

/** One of a few, all in sight; radio buttons to the keyboard and to a screen reader. */
export function Choices<T extends string | number>({ label, hint, options, chosen, onChoose, tall, testId }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{label}</legend>
      {hint && <p className={page['quiet']}>{hint}</p>}
      <div className={styles['choices']} data-tall={tall}>
        {options.map(([value, words]) => (
          <label key={value} className={styles['choice']} data-chosen={value === chosen}>
            <input
              type="radio"
              className="unseen"
              name={name}
              checked={value === chosen}
              onChange={() => onChoose(value)}
              data-testid={`${testId}-${value}`}
            />
            {value === chosen && <Icon name="sent" size={18} />}
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
