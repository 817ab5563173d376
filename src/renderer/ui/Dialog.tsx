import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Dialog.module.css';
import { isVeiled } from './focus.ts';

type Props = {
  readonly title: string;
  /** px wide */
  readonly size?: number;
  /** Under the menu key instead of in the middle. */
  readonly corner?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

const CLASSES = {
  inner: styles['inner'] ?? '',
  overlay: styles['veil'] ?? '',
  content: styles['sheet'] ?? '',
  title: styles['title'] ?? '',
};

/** One question over the screen. Escape and a tap beside it close it; the focus returns to where it was. */
export function Dialog({ title, size = 460, corner = false, onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={() => isVeiled() || onClose()}
      title={title}
      size={size}
      classNames={corner ? { ...CLASSES, inner: `${styles['inner']} ${styles['corner']}` } : CLASSES}
      closeButtonProps={{ 'aria-label': t('app.close'), size: 44, iconSize: 24 }}
    >
      {children}
    </Modal>
  );
}
