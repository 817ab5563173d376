import type { Stars } from '../../../shared/catalogue/certificate.ts';
import type { Producer } from '../../../shared/catalogue/product.ts';
import type { ProductSetId } from '../../../shared/catalogue/productSet.ts';
import type { Day } from '../../../shared/day.ts';
import type { ProductId } from '../../../shared/id.ts';
import type { Dong } from '../../../shared/money.ts';
import type { ImportFault } from '../api/import.ts';
import type { Column } from './columns.ts';

/** What a file says of a product's certificate. */
export type RowCertificate = {
  readonly stars: Stars;
  /** Undefined where the file has no such column or the cell is blank. */
  readonly decision: string | undefined;
  readonly issuer: string | undefined;
  readonly issuedOn: Day;
  readonly expiresOn: Day;
};

/**
 * One faultless row of a catalogue file. Undefined = the file has no such column, or the cell is blank: a product
 * that is there keeps what it has, a new one gets the default.
 */
export type CatalogueFileRow = {
  /** As a spreadsheet counts it, newlines inside cells notwithstanding; 1 is the heading. */
  readonly line: number;
  readonly product: ProductId | undefined;
  readonly name: string;
  readonly nameEn: string | undefined;
  readonly producer: string | undefined;
  readonly producerKind: Producer['kind'] | undefined;
  readonly place: string | undefined;
  readonly address: string | undefined;
  readonly category: string | undefined;
  readonly set: ProductSetId | undefined;
  readonly unit: string | undefined;
  readonly netContent: string | undefined;
  readonly weighed: boolean | undefined;
  /** As the catalogue keys them: GTINs padded to 14, other text as printed. */
  readonly codes: readonly string[];
  readonly price: Dong;
  readonly demo: boolean | undefined;
  /** Id or name of a class, as it stands in the file: which classes there are, the plan knows. */
  readonly taxClass: string | undefined;
  readonly certificate: RowCertificate | undefined;
  readonly story: string | undefined;
  readonly storyInEnglish: string | undefined;
};

/** A catalogue file as read: its good rows, and why the others were left out. */
export type ReadCatalogue = {
  readonly file: string;
  /** Rows with anything in them, the heading not counted. */
  readonly rowCount: number;
  readonly rows: readonly CatalogueFileRow[];
  /** All of them, in line order; a row may have several. */
  readonly faults: readonly ImportFault[];
  /** Every product id that stands in the file, of faulty rows too: none of them may be given to another product. */
  readonly idsSaid: readonly string[];
  /** Which columns the file has, by their headings as they stand there. */
  readonly headings: ReadonlyMap<Column, string>;
};
