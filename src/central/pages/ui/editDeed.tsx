import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What is done with a row of a table of people and places: it is changed. */
export function EditDeed({ name, onEdit }: { readonly name: string; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="tableActions">
      <Button variant="default" size="xs" aria-label={t('outlets.editOf', { name })} onClick={onEdit}>
        {t('outlets.edit')}
      </Button>
    </div>
  );
}
