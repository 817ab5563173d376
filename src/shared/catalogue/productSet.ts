import { z } from 'zod';
import type { Day } from '../day.ts';

/** Which of the sets of goods a product was judged in, as the programme divides them: `26.09` is set 9 of Decision 26/2026. */
export const ProductSetId = z.string().regex(/^\d{2}\.\d{2}$/);
export type ProductSetId = z.infer<typeof ProductSetId>;

export type ProductSet = {
  readonly id: ProductSetId;
  /** The first day on which it is assigned. */
  readonly from: Day;
  readonly sector: { readonly vi: string; readonly en: string };
  readonly vi: string;
  readonly en: string;
};

const FOOD = { vi: 'Thực phẩm', en: 'Food' };
const DRINK = { vi: 'Đồ uống', en: 'Drinks' };
const HERBS = { vi: 'Dược liệu và sản phẩm từ dược liệu', en: 'Medicinal herbs and what is made of them' };
const CRAFT = { vi: 'Hàng thủ công mỹ nghệ', en: 'Handicraft' };
const PLANTS = { vi: 'Sinh vật cảnh', en: 'Ornamental plants and animals' };
const TOURISM = { vi: 'Du lịch', en: 'Tourism' };

/**
 * Six sectors, 26 sets: Decision 26/2026/QĐ-TTg of 22 May 2026, as it was found quoted and not in the decision's own print
 * [check]. A later decision is another number before the dot and rows of its own; what was assigned before keeps its set.
 */
const names = [
  [FOOD, 'Rau, củ, quả, hạt tươi', 'Fresh vegetables, tubers, fruit and seeds'],
  [FOOD, 'Thịt, thủy sản, trứng, sữa tươi', 'Fresh meat, fish, eggs and milk'],
  [FOOD, 'Gạo, ngũ cốc, hạt sơ chế khác', 'Rice, cereals and other prepared seeds'],
  [FOOD, 'Mật ong, mật khác và nông sản thực phẩm khác', 'Honey, syrups and other farm foods'],
  [FOOD, 'Đồ ăn nhanh', 'Ready-to-eat food'],
  [FOOD, 'Chế biến từ gạo, ngũ cốc', 'Made of rice and cereals'],
  [FOOD, 'Chế biến từ rau, củ, quả, hạt', 'Made of vegetables, tubers, fruit and seeds'],
  [
    FOOD,
    'Chế biến từ thịt, thủy sản, trứng, sữa, mật ong và nông sản khác',
    'Made of meat, fish, eggs, milk, honey and other',
  ],
  [FOOD, 'Tương, nước mắm, gia vị dạng lỏng khác', 'Sauces, fish sauce and other liquid seasoning'],
  [FOOD, 'Gia vị khác (muối, hành, tỏi, tiêu)', 'Other seasoning (salt, onion, garlic, pepper)'],
  [FOOD, 'Chè tươi, chè chế biến', 'Tea, fresh and made'],
  [FOOD, 'Sản phẩm trà từ thực vật khác', 'Teas of other plants'],
  [FOOD, 'Cà phê, ca cao', 'Coffee and cocoa'],
  [DRINK, 'Rượu trắng', 'White spirits'],
  [DRINK, 'Đồ uống có cồn khác', 'Other alcoholic drinks'],
  [DRINK, 'Nước khoáng thiên nhiên, nước uống đóng chai', 'Mineral and bottled water'],
  [DRINK, 'Đồ uống không cồn khác', 'Other drinks without alcohol'],
  [HERBS, 'Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền', 'Functional food, herbal and traditional medicine'],
  [HERBS, 'Mỹ phẩm có thành phần từ dược liệu', 'Cosmetics with herbs in them'],
  [HERBS, 'Tinh dầu và dược liệu khác', 'Essential oils and other herbs'],
  [CRAFT, 'Thủ công mỹ nghệ gia dụng, trang trí', 'Handicraft for household and decoration'],
  [CRAFT, 'Vải, may mặc', 'Cloth and clothing'],
  [PLANTS, 'Hoa', 'Flowers'],
  [PLANTS, 'Cây cảnh', 'Ornamental plants'],
  [PLANTS, 'Động vật cảnh', 'Ornamental animals'],
  [
    TOURISM,
    'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
    'Community and nature tourism, and places to visit',
  ],
] as const;

export const PRODUCT_SETS: readonly ProductSet[] = names.map(([sector, vi, en], at) => ({
  id: `26.${String(at + 1).padStart(2, '0')}`,
  from: '2026-05-22' as Day,
  sector,
  vi,
  en,
}));
