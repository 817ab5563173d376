import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = {
  /** What sending the form does, in words. */
  readonly submit: string;
  readonly onClose: () => void;
};

/** The last row of a form: away without a change, or send it. */
export function FormEnd({ submit, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="formEnd">
      <Button variant="default" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button type="submit">{submit}</Button>
    </div>
  );
}
