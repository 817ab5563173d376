import { useTranslation } from 'react-i18next';
import { type Day, formatDay } from '../../shared/day.ts';
import { useToday } from '../till/today.ts';
import { Action } from '../ui/Action.tsx';
import { Note } from '../ui/Note.tsx';

type Props = { readonly day: Day; readonly zone: string; readonly onClose: () => void };

/** Past midnight selling goes on, and nothing is interrupted; but yesterday's shift is closed before the next is opened. */
export function ShiftNotice({ day, zone, onClose }: Props) {
  const { t } = useTranslation();
  if (useToday(zone) === day) return null;
  return (
    <Note tone="amber" words={t('shift.ofAnotherDay', { day: formatDay(day) })} testId="shift-notice">
      <Action kind="quiet" onPress={onClose} testId="close-old-shift">
        {t('shift.closeOld')}
      </Action>
    </Note>
  );
}
