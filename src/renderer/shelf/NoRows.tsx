import { useTranslation } from 'react-i18next';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import styles from './Shelf.module.css';
import { relist, useStockList } from './store.ts';

/** In place of the rows: why there are none, and what can be done about it. */
export function NoRows() {
  const { t } = useTranslation();
  const { text, show, producer } = useStockList();
  const isSought = text.trim() !== '' || producer !== null;
  if (show === 'there' && !isSought) return <NothingYet />;
  return (
    <div className={styles['none']} role="status">
      <p>{t('shelf.none')}</p>
      {show === 'all' ? <p>{t('shelf.noneMore')}</p> : <AllGoods shortcut="Enter" />}
    </div>
  );
}

/** A shop that begins: goods come in, or are counted where they stand already. */
function NothingYet() {
  const { t } = useTranslation();
  return (
    <div className={styles['none']} role="status" data-testid="stock-none-yet">
      <h2>{t('shelf.noneYet')}</h2>
      <p>{t('shelf.noneYetMore')}</p>
      <div className={styles['ways']}>
        <Action kind="main" size="large" onPress={() => goToStock('receive')} testId="stock-begin-receive">
          {t('shelf.beginReceive')}
        </Action>
        <Action size="large" onPress={() => goToStock('count')} testId="stock-begin-count">
          {t('shelf.beginCount')}
        </Action>
        <AllGoods />
      </div>
    </div>
  );
}

function AllGoods({ shortcut }: { readonly shortcut?: 'Enter' }) {
  const { t } = useTranslation();
  return (
    <Action
      size="large"
      {...(shortcut && { shortcut })}
      onPress={() => relist({ show: 'all' })}
      testId="stock-none-all"
    >
      {t(shortcut ? 'shelf.findInAll' : 'shelf.lookInAll')}
    </Action>
  );
}
