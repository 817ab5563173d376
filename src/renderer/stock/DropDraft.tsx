import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import { Sure } from '../ui/Sure.tsx';

type Props = {
  /** How many would be gone; none: there is nothing to throw away. */
  readonly lines: number;
  readonly onDrop: () => void;
  readonly testId: string;
};

/** Throws away a paper that is being written, once somebody said so. */
export function DropDraft({ lines, onDrop, testId }: Props) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const drop = (): true => {
    onDrop();
    return true;
  };
  if (lines === 0) return null;
  return (
    <>
      <Action size="large" onPress={() => setAsked(true)} testId={testId}>
        {t('stockRoom.drop')}
      </Action>
      {isAsked && (
        <Sure
          title={t('stockRoom.dropTitle')}
          more={t('stockRoom.dropLead', { count: lines })}
          yes={t('stockRoom.drop')}
          onYes={drop}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
