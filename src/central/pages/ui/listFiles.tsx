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
  /** At a page's head they stand beside its other deeds, and are as large. */
  readonly atHead?: boolean;
};

/** A list as files: to have, and to bring back changed. */
export function ListFiles({ list, brings = false, atHead = false }: Props) {
  const { t } = useTranslation();
  const looks = { variant: 'default', size: atHead ? 'sm' : 'xs' } as const;
  const iconSize = atHead ? 18 : 16;
  const name = t(`lists.names.${list}`);
  return (
    <div className="files listFiles" role="group" aria-label={t('lists.files', { name })}>
      {FORMATS.map((format) => (
        <Button
          key={format}
          component="a"
          href={exportHref(list, format)}
          download={`${list}.${format}`}
          {...looks}
          leftSection={<Icon name="download" size={iconSize} />}
          aria-label={t('lists.download', { name, kind: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {brings && (
        <Button
          {...looks}
          leftSection={<Icon name="upload" size={iconSize} />}
          onClick={() => go(pageHref('import', { list: brings }))}
        >
          {t('lists.bring')}
        </Button>
      )}
    </div>
  );
}
