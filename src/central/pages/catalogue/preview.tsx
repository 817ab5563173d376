import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportFault, ImportPreview } from '../../office/api/import.ts';
import type { ListPreview } from '../../office/api/lists.ts';
import { count, money } from '../show/figures.ts';
import { Note } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import type { AnyPreview, BroughtList } from './upload.ts';

type Props = {
  readonly preview: AnyPreview;
  readonly list: BroughtList;
  readonly applying: boolean;
  readonly onConfirm: () => void;
  readonly onDiscard: () => void;
};

/** What the file would do, in numbers, in faults and in a sample; the reader decides at the foot of the page. */
export function Preview({ preview, list, applying, onConfirm, onDiscard }: Props) {
  const { t } = useTranslation();
  const news = preview.added + preview.changed;
  return (
    <div data-testid="import-preview">
      <h2 className="previewHead">
        {t('import.preview', { file: preview.file })} ·{' '}
        <span className="soft">{t('import.rows', { count: preview.rows, shown: count(preview.rows) })}</span>
      </h2>
      <Counts preview={preview} />
      {news === 0 && <Note tone="know">{t('import.nothing')}</Note>}
      {preview.faults.length > 0 && <Faults preview={preview} />}
      {preview.sample.length > 0 && <Sample preview={preview} />}
      <div className="endBar">
        {applying && <span role="status">{t('import.applying')}</span>}
        <Button variant="default" onClick={onDiscard} disabled={applying}>
          {t('import.discard')}
        </Button>
        <Button onClick={onConfirm} disabled={applying || news === 0} data-testid="import-confirm">
          {t(list === 'catalogue' ? 'import.confirm' : 'lists.confirm', { count: news, shown: count(news) })}
        </Button>
      </div>
    </div>
  );
}

function Counts({ preview }: { readonly preview: AnyPreview }) {
  const { t } = useTranslation();
  return (
    <ul className="counts">
      {(['added', 'changed', 'same', 'faulty'] as const).map((what) => (
        <li key={what} className={what === 'faulty' && preview.faulty > 0 ? 'bad' : ''} data-testid={`import-${what}`}>
          <b>{count(preview[what])}</b>
          {t(`import.${what}`)}
        </li>
      ))}
    </ul>
  );
}

function Faults({ preview }: { readonly preview: AnyPreview }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2>{t('import.faultsTitle')}</h2>
      <p className="soft">
        {t('import.faultsHint')} {preview.faults.length === 200 && t('import.faultsMore')}
      </p>
      {/* Focusable, or a reader without a mouse could not scroll it. */}
      <section className="scrollBox" aria-label={t('import.faultsTitle')} tabIndex={0}>
        <Table
          testId="import-faults"
          columns={[
            { words: t('import.line'), of: 'figures' },
            { words: t('import.column') },
            { words: t('import.value') },
            { words: t('import.fault') },
          ]}
        >
          {preview.faults.map((fault) => (
            <Fault key={`${fault.line} ${fault.column} ${fault.fault}`} fault={fault} />
          ))}
        </Table>
      </section>
    </section>
  );
}

function Fault({ fault }: { readonly fault: ImportFault }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td className="number">{count(fault.line)}</td>
      <td>{fault.column === '' ? <span className="soft">{t('import.wholeRow')}</span> : fault.column}</td>
      <td>{fault.value === '' ? <span className="soft">{t('none')}</span> : fault.value}</td>
      <td>{t(`import.faults.${fault.fault}`)}</td>
    </tr>
  );
}

type SampleRow = ImportPreview['sample'][number];
type ListRow = ListPreview['sample'][number];
const isOfGoods = (row: SampleRow | ListRow): row is SampleRow => 'price' in row;
const isOther = (row: SampleRow | ListRow): row is ListRow => !isOfGoods(row);

function Sample({ preview }: { readonly preview: AnyPreview }) {
  const rows: readonly (SampleRow | ListRow)[] = preview.sample;
  const goods = rows.filter(isOfGoods);
  if (goods.length === rows.length) return <GoodsSample rows={goods} />;
  return <ListSample rows={rows.filter(isOther)} />;
}

/** What is no list of goods has a name, and one more thing to tell it by. */
function ListSample({ rows }: { readonly rows: readonly ListRow[] }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2>{t('import.sampleTitle')}</h2>
      <Table
        testId="import-sample"
        columns={[
          { words: t('import.line'), of: 'figures' },
          { words: t('import.change') },
          { words: t('lists.name') },
          { words: t('lists.detail') },
        ]}
      >
        {rows.map(({ line, change, name, detail }) => (
          <tr key={line}>
            <td className="number soft">{count(line)}</td>
            <td className={change === 'same' ? 'soft nowrap' : 'nowrap strong'}>{t(`import.changeOf.${change}`)}</td>
            <th scope="row">{name}</th>
            <td>{detail}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function GoodsSample({ rows }: { readonly rows: readonly SampleRow[] }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2>{t('import.sampleTitle')}</h2>
      <Table
        testId="import-sample"
        columns={[
          { words: t('import.line'), of: 'figures' },
          { words: t('import.change') },
          { words: t('catalogue.name') },
          { words: t('catalogue.category') },
          { words: t('import.priceBefore'), of: 'figures' },
          { words: t('import.priceAfter'), of: 'figures' },
        ]}
      >
        {rows.map((row) => (
          <SampleLine key={row.line} row={row} />
        ))}
      </Table>
    </section>
  );
}

function SampleLine({ row }: { readonly row: SampleRow }) {
  const { t } = useTranslation();
  const moved = row.priceBefore !== null && row.priceBefore !== row.price;
  return (
    <tr>
      <td className="number soft">{count(row.line)}</td>
      <td className={row.change === 'same' ? 'soft nowrap' : 'nowrap strong'}>{t(`import.changeOf.${row.change}`)}</td>
      <th scope="row">
        {row.name}
        <span className="detail">{row.producer}</span>
      </th>
      <td>{row.category}</td>
      <td className={moved ? 'number before' : 'number soft'}>
        {row.priceBefore === null ? t('none') : money(row.priceBefore)}
      </td>
      <td className={row.change === 'same' ? 'number' : 'number strong'}>
        {row.price === null ? t('none') : money(row.price)}
      </td>
    </tr>
  );
}
