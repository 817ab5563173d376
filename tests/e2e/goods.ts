/** Goods of the starter shop, as assets/starter has them; prices in đồng. */
export const SALT = { code: '2000000000176', name: 'Muối tinh Bạc Liêu', price: '9.000' } as const;
/** Buy five, get one: the shop bears it. */
export const CHILLI_SALT = { code: '2000000000220', name: 'Muối ớt Bạc Liêu', price: '15.000' } as const;
export const CRACKERS = { code: '2000000001067', name: 'Bánh phồng tôm Cái Bát', price: '50.000' } as const;
export const SHRIMP = { code: '2000000001142', name: 'Tôm khô Trúc Thương', price: '245.000' } as const;
export const CEREAL = { code: '2000000001074', name: 'Bột 5 loại đậu An An', price: '85.000' } as const;
/** Sold by the kilogram. */
export const LOOSE_SHRIMP = { code: '2100009000006', name: 'Tôm đất khô', price: '1.350.000' } as const;
