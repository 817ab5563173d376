import { z } from 'zod';
import { Certificate } from '../../../shared/catalogue/certificate.ts';
import { CatalogueChange } from '../../../shared/catalogue/change.ts';
import { GroupPrice } from '../../../shared/catalogue/outletGroup.ts';
import { Price, Producer, Product } from '../../../shared/catalogue/product.ts';
import { Day, Instant } from '../../../shared/day.ts';
import { ProducerId, ProductId, PromotionId } from '../../../shared/id.ts';
import { Dong } from '../../../shared/money.ts';
import { Promotion, PromotionTerms } from '../../../shared/promotion/promotion.ts';
import { call, done, refused } from './call.ts';
import { CatalogueRow } from './catalogue.ts';
import { PromotionChoices, PromotionPreview } from './promotions.ts';
import { Telling } from './stories.ts';

/** What the office drafts before tills hear of it. */
export const DRAFTED = ['producer', 'product', 'price', 'group-price', 'certificate', 'story', 'promotion'] as const;
export const DraftKind = z.enum(DRAFTED);
export type DraftKind = z.infer<typeof DraftKind>;

const change = <K extends DraftKind, Row extends z.ZodType>(kind: K, row: Row) =>
  z.object({ kind: z.literal(kind), id: z.string().min(1).max(120), row: row.nullable() });
/** What a form sends whole; a story and a promotion are made of what is said of them. */
export const DraftChange = z.discriminatedUnion('kind', [
  change('producer', Producer),
  change('product', Product),
  change('price', Price),
  change('group-price', GroupPrice),
  change('certificate', Certificate),
]);
export type DraftChange = z.infer<typeof DraftChange>;

/** Why a change cannot go out: the catalogue it would make is not whole, or the law is against it. */
export const DraftFault = z.object({
  fault: z.enum([
    'no-such-producer',
    'no-such-tax-class',
    'no-such-product',
    'bad-code',
    'code-of-other-product',
    'no-such-part',
    'part-not-whole',
    'producer-has-products',
    'product-in-basket',
    'product-has-rows',
    'other-id',
    'backwards',
    'past-day',
    'over-cap',
    'promotion-over-cap',
    'has-ended',
    'no-such-outlet',
    'no-such-goods',
    'weighed-goods',
    'no-such-group',
    'group-has-prices',
    'outlet-of-other-group',
  ]),
  /** Whom it is about: the other product, the promotion, the code; empty where nobody. */
  name: z.string(),
});
export type DraftFault = z.infer<typeof DraftFault>;

const Key = z.object({ kind: DraftKind, id: z.string().min(1).max(120) });
/** A draft as somebody saw it: its saving, and the published row it was held against. */
export const SeenDraft = Key.extend({ edit: z.int().positive(), current: z.int().nonnegative() });
export type SeenDraft = z.infer<typeof SeenDraft>;

export const DraftRow = SeenDraft.extend({
  name: z.string(),
  /** As it is published now, and as it would be; null = there is none. */
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
  /** The published row is another than the one the draft was written over. */
  movedOn: z.boolean(),
  faults: z.array(DraftFault),
  /** Of a promotion, what it would mean with all drafts published; null of anything else. */
  promoted: PromotionPreview.nullable(),
  savedAt: Instant,
  by: z.string(),
  dueAt: Instant.nullable(),
  dueBy: z.string(),
  /** Why it did not go out when it was due. */
  held: z.enum(['moved-on', 'faulty']).nullable(),
});
export type DraftRow = z.infer<typeof DraftRow>;

/** A product as tills would show it, before and after. */
export const TillLook = z.object({
  product: ProductId,
  /** Of which group's tills; null = of all whose group has no price of its own. */
  group: z.string().nullable(),
  before: CatalogueRow.nullable(),
  after: CatalogueRow.nullable(),
});
export type TillLook = z.infer<typeof TillLook>;

/** Products whose looks are told of one page of drafts. */
export const MOST_LOOKS = 20;

const Option = z.object({ id: z.string(), name: z.string() });

/** What may stand in a gift basket, with what one costs today. */
export const BasketGoods = z.object({
  id: ProductId,
  name: z.string(),
  unit: z.string(),
  weighed: z.boolean(),
  price: Dong.nullable(),
});
export type BasketGoods = z.infer<typeof BasketGoods>;

export const VersionRow = z.object({
  version: z.int().positive(),
  at: Instant,
  /** Empty: the centre itself. */
  by: z.string(),
  deed: z.string(),
  /** How many rows it changed, and the first of them by name. */
  rows: z.int().nonnegative(),
  names: z.array(z.string()).max(5),
  undoes: z.int().positive().nullable(),
  undoneBy: z.int().positive().nullable(),
  /** Whether it can be taken back: all it changed still stands. */
  undoable: z.boolean(),
});
export type VersionRow = z.infer<typeof VersionRow>;

export const draftCalls = {
  'draft.list': call(
    'read-drafts',
    z.strictObject({}),
    z.object({
      drafts: z.array(DraftRow),
      looks: z.array(TillLook).max(MOST_LOOKS),
      /** Products beyond those looks. */
      more: z.int().nonnegative(),
    }),
  ),
  /** What a form of a product starts from. `product` null = a new one, whose id and in-store codes are made now. */
  'draft.openProduct': call(
    'edit-catalogue',
    z.object({ product: ProductId.nullable() }),
    z.union([
      z.object({
        /** As drafted, or else as published. */
        row: Product.nullable(),
        edit: z.int().nonnegative(),
        id: ProductId,
        codes: z.object({ plain: z.string(), weighed: z.string() }),
        producers: z.array(Option),
        goods: z.array(BasketGoods),
        categories: z.array(z.string()),
        units: z.array(z.string()),
        taxClasses: z.array(Option),
      }),
      refused('no-such-product'),
    ]),
  ),
  'draft.openProducer': call(
    'edit-catalogue',
    z.object({ producer: ProducerId.nullable() }),
    z.union([
      z.object({ row: Producer.nullable(), edit: z.int().nonnegative(), id: ProducerId }),
      refused('no-such-producer'),
    ]),
  ),
  /** `edit`: of the draft that was opened, 0 where there was none. What somebody else saved meanwhile is not written over. */
  'draft.save': call(
    'edit-catalogue',
    z.object({ change: DraftChange, edit: z.int().nonnegative() }),
    z.union([
      done,
      refused('saved-meanwhile'),
      z.object({ refused: z.literal('faulty'), faults: z.array(DraftFault) }),
    ]),
  ),
  /** As `catalogue.tell`, but tills hear of it once it is published. */
  'draft.saveStory': call(
    'edit-catalogue',
    Telling,
    z.union([done, refused('no-such-subject', 'no-such-photo', 'too-long', 'saved-meanwhile')]),
  ),
  /** What a form of a promotion starts from: its draft, or else what is published. `id` null = a new one, whose id is made now. */
  'draft.openPromotion': call(
    'edit-promotions',
    z.object({ id: PromotionId.nullable() }),
    z.union([
      z.object({
        row: Promotion.nullable(),
        edit: z.int().nonnegative(),
        id: PromotionId,
        today: Day,
        choices: PromotionChoices,
      }),
      refused('no-such-promotion'),
    ]),
  ),
  /** As `promotion.save`, but tills hear of it once it is published; the law is asked now, and then again. */
  'draft.savePromotion': call(
    'edit-promotions',
    z.object({ id: PromotionId, terms: PromotionTerms, edit: z.int().nonnegative() }),
    z.union([
      done,
      refused('saved-meanwhile'),
      z.object({ refused: z.literal('faulty'), faults: z.array(DraftFault) }),
    ]),
  ),
  'draft.discard': call(
    'edit-catalogue',
    z.object({ drafts: z.array(Key).min(1).max(200) }),
    z.union([done, refused('no-such-draft')]),
  ),
  /** Now, or by itself at an instant. All of them together, or none. */
  'draft.publish': call(
    'edit-catalogue',
    z.object({ drafts: z.array(SeenDraft).min(1).max(200), at: Instant.nullable() }),
    z.union([done, refused('moved-on', 'faulty', 'too-late')]),
  ),
  /** They wait for somebody again. */
  'draft.unschedule': call(
    'edit-catalogue',
    z.object({ drafts: z.array(Key).min(1).max(200) }),
    z.union([done, refused('no-such-draft')]),
  ),
  'version.list': call(
    'read-drafts',
    z.object({ before: z.int().positive().nullable(), limit: z.int().positive().max(50) }),
    z.object({ versions: z.array(VersionRow), next: z.int().positive().nullable() }),
  ),
  /** Publishes, as a version of its own, all that a version changed as it was before. */
  'version.undo': call(
    'edit-catalogue',
    z.object({ version: z.int().positive() }),
    z.union([done, refused('no-such-version', 'not-undoable', 'changed-since', 'faulty')]),
  ),
} as const;

/** One page of what a row was; the change carries the whole row. */
export const HistoryRow = z.object({ n: z.int(), at: Instant, by: z.string(), change: CatalogueChange });
