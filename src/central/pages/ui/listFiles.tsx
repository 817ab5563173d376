import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ExportedList, exportHref, FORMATS, type ImportedList } from '../../office/api/lists.ts';
import { pageHref } from '../route/address.ts';
import { go } from '../route/useAddress.ts';
import { Icon } from './icons.tsx';

type Props = {
  readonly list: ExportedList;
  /** What a file may be brought in as; left out where none may, or not by the reader. */
  readonly brings?: ImportedList | false;
};

/** A list as files: to have, and to bring back changed. */
export function ListFiles({ list, brings = false }: Props) {
  const { t } = useTranslation();
  const name = t(`lists.names.${list}`);
  return (
    <div className="files listFiles" role="group" aria-label={t('lists.files', { name })}>
      {FORMATS.map((format) => (
        <Button
          key={format}
          component="a"
          href={exportHref(list, format)}
          download={`${list}.${format}`}
          variant="default"
          size="xs"
          leftSection={<Icon name="download" size={16} />}
          aria-label={t('lists.download', { name, kind: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {brings && (
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="upload" size={16} />}
          onClick={() => go(pageHref('import', { list: brings }))}
        >
          {t('lists.bring')}
        </Button>
      )}
    </div>
  );
}
