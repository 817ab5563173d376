import { type FormEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import { WordsField } from '../ui/WordsField.tsx';

type Props = {
  readonly of: 'discount' | 'price';
  /** False until there is something to give a reason for. */
  readonly ready: boolean;
  readonly onReason: (reason: string) => void;
  readonly first: Ref<HTMLButtonElement>;
};

/** Why: each of the usual reasons does it; so do words of one's own. */
export function GiveReason({ of, ready, onReason, first }: Props) {
  const { t } = useTranslation();
  const [own, setOwn] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && own.trim() !== '') onReason(own.trim());
  };
  return (
    <form onSubmit={submit}>
      <WordsField
        acts
        label={t(`${of}.why`)}
        usual={t(`${of}.reasons`).split('|')}
        words={own}
        hint={t('discount.own')}
        onType={setOwn}
        onChoose={onReason}
        ready={ready}
        first={first}
        testId="reason"
      >
        <Action type="submit" disabled={!ready || own.trim() === ''}>
          {t(`${of}.give`)}
        </Action>
      </WordsField>
    </form>
  );
}
