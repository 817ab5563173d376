import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportedList, ImportedList } from '../../office/api/lists.ts';
import { allColumns, headingOf, requiredColumns } from '../../office/import/columns.ts';
import { Icon } from '../ui/icons.tsx';
import { ListFiles } from '../ui/listFiles.tsx';
import type { BroughtList } from './upload.ts';

const TAKEN = '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Props = { readonly list: BroughtList; readonly onFile: (file: File) => void };

/** One file, dropped or chosen. */
export function ChooseFile({ list, onFile }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const hovering = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      <div className="drop" data-over={over} onDragOver={hovering} onDragLeave={() => setOver(false)} onDrop={drop}>
        <Icon name="file" size={44} />
        <label htmlFor={id} className="strong">
          {t('import.drop')}
        </label>
        <input
          id={id}
          ref={input}
          type="file"
          accept={TAKEN}
          hidden
          data-testid="import-file"
          onChange={(event) => take(event.currentTarget.files)}
        />
        <Button onClick={() => input.current?.click()}>{t('import.choose')}</Button>
        <p className="small soft">{t('import.limit')}</p>
      </div>
      {list === 'catalogue' ? (
        <>
          <p className="under">
            <span>
              <a href="/mau-danh-muc.csv" download>
                {t('import.template')}
              </a>{' '}
              · {t('import.templateHint')}
            </span>
          </p>
          <KnownColumns />
        </>
      ) : (
        <div className="under">
          <span>{t('lists.template')}</span>
          <ListFiles list={FILES[list]} />
        </div>
      )}
    </>
  );
}

/** As it stands it is its own template. */
const FILES = { promotions: 'khuyen-mai', outlets: 'diem-ban', staff: 'nhan-vien' } as const satisfies Record<
  ImportedList,
  ExportedList
>;

/** Which headings are understood, from the importer itself: this list cannot promise what it does not read. */
function KnownColumns() {
  const { t } = useTranslation();
  const needed = new Set<string>(requiredColumns);
  return (
    <section className="columnsKnown">
      <h2>{t('import.columns')}</h2>
      <p className="soft">{t('import.columnsHint')}</p>
      <ul>
        {allColumns.map((column) => (
          <li key={column} className={needed.has(column) ? 'needed' : ''}>
            {headingOf(column)}
            {needed.has(column) && ` · ${t('import.needed')}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
