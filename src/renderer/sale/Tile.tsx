import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import motifs from '../../../assets/theme/motifs.module.css';
import { lookOf } from '../../shared/catalogue/motif.ts';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { formatDong } from '../../shared/money.ts';
import { Stars } from '../ui/Stars.tsx';
import { addProduct } from './fill.ts';
import styles from './Tile.module.css';

/** A product to tap. Without a photograph its name, producer and stars are the picture. */
export const Tile = memo(function Tile({ product }: { readonly product: ProductView | undefined }) {
  const { t } = useTranslation();
  if (!product) return <div className={styles['tile']} data-empty="true" />;
  const { motif, tint } = lookOf(product.category);
  return (
    <button
      type="button"
      className={`${styles['tile']} ${motifs['ground']}`}
      data-tint={tint}
      title={`${named(product)} · ${product.producer}`}
      data-testid="tile"
      onClick={() => addProduct(product)}
    >
      <span className={motifs['motif']} data-motif={motif} />
      <span className={styles['name']}>{named(product)}</span>
      <span className={styles['producer']}>{product.producer}</span>
      <span className={styles['foot']}>
        <Stars stars={product.stars} />
        <span className={styles['price']}>
          {product.price === null ? (
            t('catalogue.noPrice')
          ) : (
            <>
              {formatDong(product.price)}
              <small>{t('catalogue.perUnit', { unit: product.unit })}</small>
            </>
          )}
        </span>
      </span>
    </button>
  );
});

/** The name, with its content where the name does not say it already. */
export function named(product: Pick<ProductView, 'name' | 'netContent'>): string {
  const { name, netContent } = product;
  return netContent === '' || name.includes(netContent) ? name : `${name} ${netContent}`;
}
