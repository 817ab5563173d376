import { useTranslation } from 'react-i18next';
import type { ChangedFact } from './facts.ts';
import { factWords, valueWords } from './words.ts';

type Props = {
  readonly facts: readonly ChangedFact[];
  /** What a fact is called, where it is not as the log of what was done calls it. */
  readonly words?: (fact: string) => string;
};

/** Facts that differ, the old one struck out. */
export function FactList({ facts, words }: Props) {
  const { t } = useTranslation();
  return (
    <dl className="changes">
      {facts.map(({ fact, before, after }) => (
        <div key={fact}>
          <dt>{words ? words(fact) : factWords(t, fact)}</dt>
          <dd>
            {before !== '' && <del>{valueWords(t, fact, before)}</del>}{' '}
            {after !== '' && <ins>{valueWords(t, fact, after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
