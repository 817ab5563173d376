export const basket = {
  title: 'Gift basket',
  isBasket: 'This is a gift basket',
  isBasketHint:
    'Sold by the basket, with a code, price and tax class of its own; its price goes to the producers of what is in it',
  goods: 'Goods',
  quantity: 'Quantity in one basket',
  quantityOf: 'Quantity of {{name}}',
  share: 'Share of the price',
  shareOf: 'Share of {{name}}',
  shareHint: 'The shares make 100 % together. Leave them all empty to divide by what each costs today.',
  byPrice: 'by price',
  add: 'Put goods into the basket',
  addHint: 'Type a name; marks need not be typed',
  remove: 'Remove',
  removeOf: 'Take {{name}} out of the basket',
  fault: {
    'no-parts': 'A basket holds at least one thing.',
    'part-quantity': 'A quantity is above 0, and whole where goods are not weighed.',
    'part-share': 'Shares are at least 0.1 % and make 100 % together; or leave them all empty.',
    'part-price': 'Something in it has no price yet, so nothing can be divided by price. Type the shares.',
  },
} as const;
