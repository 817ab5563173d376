import type { TFunction } from 'i18next';
import type { CountScope } from '../../shared/stock/counted.ts';

export function scopeWords(scope: CountScope, t: TFunction): string {
  if (scope.kind === 'shop') return t('count.scope.shop');
  if (scope.kind === 'category') return t('count.scope.categoryOf', { name: scope.category });
  return scope.kind === 'producer' ? t('count.scope.producerOf', { name: scope.producer.name }) : scope.name;
}
