import { dayOf } from '../../../shared/day.ts';
import { certificateWords } from '../../db/version.ts';
import type { ExportedList, Format } from '../api/lists.ts';
import { currentCatalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { listTills } from '../fleet.ts';
import { catalogueTable } from '../import/writeCatalogueFile.ts';
import { listOutlets, listStaff } from '../outlets.ts';
import type { Visit } from '../people/visit.ts';
import { fileOf, type List, type MadeFile, tableOf } from './list.ts';
import { outletList } from './outletList.ts';
import { promotionList } from './promotionList.ts';
import { staffList } from './staffList.ts';
import { type AnyPrice, basketList, certificateList, priceList, producerList, storyList, tillList } from './told.ts';

type Asked = { readonly list: ExportedList; readonly format: Format };

/** A list as it stands, of what whoever asks may see. */
export async function exportList(desk: OfficeDesk, { list, format }: Asked, visit: Visit): Promise<MadeFile> {
  const catalogue = await desk.catalogue.fresh();
  const made = <C extends string, Row>(kind: List<C, Row>, rows: readonly Row[]): MadeFile =>
    fileOf(kind.title, tableOf(kind, rows), format);
  switch (list) {
    case 'danh-muc':
      return fileOf('Danh mục', catalogueTable(currentCatalogue(catalogue), dayOf(desk.clock())), format);
    case 'chu-the': {
      const owned = Map.groupBy(catalogue.products.values(), ({ producer }) => producer);
      const rows = [...catalogue.producers.values()].map((producer) => ({
        producer,
        products: owned.get(producer.id)?.length ?? 0,
      }));
      return made(producerList(catalogue), rows);
    }
    case 'chung-nhan':
      return made(certificateList(catalogue), await certificateWords(desk.pool));
    case 'khuyen-mai':
      return made(promotionList(catalogue), [...catalogue.promotions.values()]);
    case 'cau-chuyen':
      return made(storyList(catalogue), [...catalogue.stories.values()]);
    case 'gia': {
      const everywhere = [...catalogue.prices.values()].flatMap((own) => Array.from(own.values()));
      const inGroups = [...catalogue.groupPrices.values()].flatMap((own) => Array.from(own.values()));
      const prices: readonly AnyPrice[] = [...everywhere, ...inGroups];
      return made(priceList(catalogue), prices.toSorted(byProductAndDay));
    }
    case 'gio-qua': {
      const parts = [...catalogue.products.values()].flatMap((basket) =>
        (basket.basket ?? []).map((part) => ({ basket, part })),
      );
      return made(basketList(catalogue), parts);
    }
    case 'diem-ban':
      return made(outletList, await listOutlets(desk, {}, visit));
    case 'may-quay':
      return made(tillList, await listTills(desk, {}, visit));
    case 'nhan-vien':
      return made(staffList(catalogue), await listStaff(desk, {}, visit));
  }
}

function byProductAndDay(a: AnyPrice, b: AnyPrice): number {
  const [one, other] = [a, b].map(({ product, from }) => `${product} ${from}`);
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
