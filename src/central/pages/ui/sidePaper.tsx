import { Button, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../office.ts';
import { ProblemNote } from './note.tsx';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Why it could not be fetched, above what is shown. */
  readonly problem: Problem | undefined;
  readonly again: () => void;
  /** px of its width; a slip's where nothing is said. */
  readonly size?: number;
  readonly testId: string;
  readonly children: ReactNode;
};

/** What a till wrote down, laid beside the list that it stands in. */
export function SidePaper({ isOpen, onClose, title, problem, again, size = 440, testId, children }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={<span className="strong">{title}</span>}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
      data-testid={testId}
    >
      <ProblemNote problem={problem} again={again} />
      {children}
    </Drawer>
  );
}

/** The paper with what prints it under it. */
export function Printable({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="form">
      {children}
      <div className="formEnd noPrint">
        <Button variant="default" onClick={() => window.print()}>
          {t('slip.print')}
        </Button>
      </div>
    </div>
  );
}
