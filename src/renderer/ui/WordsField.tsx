import type { KeyboardEvent, ReactNode, Ref } from 'react';
import styles from './WordsField.module.css';
import { walk } from './walk.ts';

type Props = {
  readonly label: string;
  readonly shortcut?: string;
  /** The usual answers, each a tap away. */
  readonly usual: readonly string[];
  /** What stands in the field. */
  readonly words: string;
  readonly hint: string;
  readonly onType: (words: string) => void;
  readonly onChoose: (words: string) => void;
  /** Each of the usual ones does at once what is asked about: they are keys, and stand first. */
  readonly acts?: boolean;
  /** False until there is something to answer for. */
  readonly ready?: boolean;
  /** Of the usual ones; the field's is the same with `-own` behind it. */
  readonly testId: string;
  readonly first?: Ref<HTMLButtonElement>;
  readonly field?: Ref<HTMLInputElement>;
  /** Beside the field: what its words are for. */
  readonly children?: ReactNode;
};

/** A few words, such as a reason: the usual ones by a tap, any other by the keyboard. */
export function WordsField({ label, shortcut, acts = false, children, ...rest }: Props) {
  return (
    <div className={styles['words']} role="group" aria-label={label}>
      <p className={styles['label']} aria-hidden="true">
        {label}
        {shortcut && <kbd>{shortcut}</kbd>}
      </p>
      {acts && <Usual acts {...rest} />}
      <div className={styles['own']}>
        <Own label={label} {...rest} />
        {children}
      </div>
      {!acts && <Usual acts={false} {...rest} />}
    </div>
  );
}

type UsualProps = Pick<Props, 'usual' | 'words' | 'onChoose' | 'ready' | 'testId' | 'first'> & {
  readonly acts: boolean;
};

function Usual({ usual, words, onChoose, ready = true, testId, first, acts }: UsualProps) {
  return (
    <div className={styles['usual']} data-acts={acts} onKeyDown={acts ? walkOrCount : walk}>
      {usual.map((each, at) => (
        <button
          key={each}
          ref={at === 0 ? first : undefined}
          type="button"
          aria-pressed={acts ? undefined : each === words}
          disabled={!ready}
          onClick={() => onChoose(each)}
          data-testid={testId}
        >
          {each}
          {acts && <kbd aria-hidden="true">{at + 1}</kbd>}
        </button>
      ))}
    </div>
  );
}

/** Keys among keys: ↑ and ↓, or the number of one. */
function walkOrCount(event: KeyboardEvent<HTMLElement>): void {
  const nth = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  const button = nth && event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')[Number(nth) - 1];
  if (!button) return walk(event);
  event.preventDefault();
  if (!event.repeat) button.click();
}

type OwnProps = Pick<Props, 'label' | 'words' | 'hint' | 'onType' | 'testId' | 'field'>;

function Own({ label, words, hint, onType, testId, field }: OwnProps) {
  return (
    <input
      ref={field}
      type="text"
      maxLength={80}
      autoComplete="off"
      aria-label={label}
      placeholder={hint}
      value={words}
      onChange={(event) => onType(event.currentTarget.value)}
      data-testid={`${testId}-own`}
    />
  );
}
