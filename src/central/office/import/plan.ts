import type { Certificate } from '../../../shared/catalogue/certificate.ts';
import type { CatalogueChange } from '../../../shared/catalogue/change.ts';
import type { GroupPrice, OutletGroup } from '../../../shared/catalogue/outletGroup.ts';
import type { Price, Producer, Product } from '../../../shared/catalogue/product.ts';
import type { Story } from '../../../shared/catalogue/story.ts';
import type { TaxClass } from '../../../shared/catalogue/tax.ts';
import type { Day } from '../../../shared/day.ts';
import type { Promotion } from '../../../shared/promotion/promotion.ts';
import type { ImportPreview } from '../api/import.ts';

/** The catalogue as the centre holds it while it plans: the rows its feed last said. */
export type CurrentCatalogue = {
  readonly producers: readonly Producer[];
  readonly products: readonly Product[];
  readonly prices: readonly Price[];
  readonly certificates: readonly Certificate[];
  readonly taxClasses: readonly TaxClass[];
  /** Of products and of producers. */
  readonly stories: readonly Story[];
  /** A price that one of them would take below what the law allows is not imported. */
  readonly promotions: readonly Promotion[];
  readonly groups: readonly OutletGroup[];
  readonly groupPrices: readonly GroupPrice[];
  /** Ids of withdrawn products and producers: their numbers are never given out again. */
  readonly gone: readonly string[];
};

export type ImportOptions = {
  /** The centre's day: a price that differs holds from it on. */
  readonly today: Day;
  /** Class of a new product whose row names none; `standard` unless said otherwise. */
  readonly taxClass?: string;
};

/** What an import would do. Made by `planImport(read, current, options)`, which applies nothing. */
export type ImportPlan = {
  /** In an order that can be published as it stands: producers, products, prices, certificates, stories. */
  readonly changes: readonly CatalogueChange[];
  /** All that the page shows; the server adds the import's id. */
  readonly preview: Omit<ImportPreview, 'import'>;
};
