import type { ReactNode, Ref } from 'react';

export type Column = {
  readonly words: string;
  /** What stands in it, where it is no words: `deeds` are what can be done to a row, and are not printed. */
  readonly of?: 'figures' | 'bar' | 'deeds';
};

const CLASS = { figures: 'number', bar: 'barCell', deeds: 'noPrint number' } as const;

type Props = {
  readonly columns: readonly Column[];
  readonly caption?: string;
  /** Its rows. */
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly tableRef?: Ref<HTMLTableElement>;
  readonly testId: string;
};

/** A table with its head. Every column is there at every width: below that of a small screen the table itself scrolls. */
export function Table({ columns, caption, children, foot, tableRef, testId }: Props) {
  return (
    <div className="tableBox">
      <table className="table" ref={tableRef} data-testid={testId}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map(({ words, of }) => (
              <th key={words} scope="col" className={of && CLASS[of]}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
