/**
 * The shelves whose goods nobody eats, drinks or takes: crafts, and plants and animals for ornament, as the programme sorts its products.
 * Whatever stands anywhere else is food, so that a shelf with a new name errs to the safe side.
 */
const NOT_FOOD: ReadonlySet<string> = new Set([
  'thủ công',
  'thủ công mỹ nghệ',
  'sinh vật cảnh',
  'quà lưu niệm',
  'lưu niệm',
]);

/** Whether goods of a shelf are food: what is past its last day is then never sold, unless the outlet is set otherwise. */
export function isFood(category: string | undefined): boolean {
  return category === undefined || !NOT_FOOD.has(category.normalize('NFC').trim().toLocaleLowerCase('vi'));
}
