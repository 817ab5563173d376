import { useTranslation } from 'react-i18next';
import styles from './Categories.module.css';
import { chooseCategory, useTiles } from './tiles.ts';

export function Categories() {
  const { t } = useTranslation();
  const categories = useTiles((tiles) => tiles.categories);
  const chosen = useTiles((tiles) => tiles.category);
  const chips = [null, ...categories.map(({ category }) => category)];
  return (
    <div className={styles['chips']} role="group" aria-label={t('catalogue.categories')}>
      {chips.map((category) => (
        <button
          key={category ?? ''}
          type="button"
          className={styles['chip']}
          aria-pressed={category === chosen}
          onClick={() => chooseCategory(category)}
        >
          {category ?? t('catalogue.all')}
        </button>
      ))}
    </div>
  );
}
