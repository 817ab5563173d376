import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/day.ts';
import { isUnchecked } from '../../shared/stock/receiveDraft.ts';
import { Action } from '../ui/Action.tsx';
import { leaveAnnounced } from './filling.ts';
import styles from './Receive.module.css';
import { useReceive } from './store.ts';

/** Which announcement is being received, how far somebody has looked, and whether it still holds. */
export function Against() {
  const { t } = useTranslation();
  const { draft, announced } = useReceive();
  if (!draft?.announced || !announced) return null;
  const { owner, day, note } = draft.announced;
  const unchecked = draft.lines.filter(isUnchecked).length;
  const { state, differences } = announced;
  const words = [
    ...(unchecked > 0 ? [t('receive.unchecked', { count: unchecked })] : []),
    ...(differences.length > 0 ? [t('receive.differences', { count: differences.length })] : []),
    ...(unchecked === 0 && differences.length === 0 ? [t('receive.asAnnounced')] : []),
  ];
  return (
    <div className={styles['against']} data-closed={state !== 'waiting'} data-testid="receive-against">
      <p>
        <strong>{t('receive.against', { owner: owner.name, day: formatDay(day) })}</strong>
        {note && ` · ${t('receive.noteOf', { note })}`}
        <br />
        {state === 'waiting' ? words.join(' · ') : t(`receive.closed.${state ?? 'gone'}`)}
      </p>
      <Action onPress={leaveAnnounced} testId="receive-leave">
        {t('receive.leaveAnnounced')}
      </Action>
    </div>
  );
}
