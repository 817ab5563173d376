import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  /** What sending the form does, in words. */
  readonly submit: string;
  readonly onClose: () => void;
  /** What else may be done with it, beside. */
  readonly besides?: ReactNode;
};

/** The last row of a form: away without a change, or send it. */
export function FormEnd({ submit, onClose, besides }: Props) {
  const { t } = useTranslation();
  return (
    <div className="formEnd">
      <Button variant="default" onClick={onClose}>
        {t('cancel')}
      </Button>
      {besides}
      <Button type="submit">{submit}</Button>
    </div>
  );
}
