import type { ComponentProps } from 'react';
import { Icon } from './Icon.tsx';
import styles from './SearchBox.module.css';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  /** What the field is for, to whoever hears the page. */
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  /** The key that leads here. */
  readonly shortcut?: string;
  readonly testId: string;
};

/** A field that finds something while it is typed into. */
export function SearchBox({ label, text, onType, shortcut, testId, ...input }: Props) {
  return (
    <label className={styles['box']}>
      <Icon name="search" size={22} />
      <span className="unseen">{label}</span>
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        data-testid={testId}
        {...input}
      />
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </label>
  );
}
