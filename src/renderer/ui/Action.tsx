import { UnstyledButton } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import styles from './Action.module.css';

type Props = {
  readonly kind?: 'main' | 'plain' | 'quiet';
  readonly size?: 'usual' | 'large';
  readonly type?: 'button' | 'submit';
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly onPress?: () => void;
  readonly children: ReactNode;
  readonly testId?: string;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
};

/** A button with a verb on it, and the key that does the same. `main` is the one thing to do next. */
export function Action({ ref, kind = 'plain', size = 'usual', type = 'button', shortcut, ...rest }: Props) {
  const classes = [styles['action'], styles[kind], styles[size]].join(' ');
  return (
    <UnstyledButton
      ref={ref}
      type={type}
      className={classes}
      disabled={rest.disabled ?? false}
      onClick={rest.onPress}
      data-testid={rest.testId}
      aria-keyshortcuts={shortcut}
    >
      <span className={styles['label']}>{rest.children}</span>
      {shortcut && (
        <kbd className={styles['key']} aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </UnstyledButton>
  );
}
