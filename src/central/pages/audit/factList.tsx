import { useTranslation } from 'react-i18next';
import type { ChangedFact } from './facts.ts';
import { factWords, valueWords } from './words.ts';

/** Facts that differ, the old one struck out. */
export function FactList({ facts }: { readonly facts: readonly ChangedFact[] }) {
  const { t } = useTranslation();
  return (
    <dl className="changes">
      {facts.map(({ fact, before, after }) => (
        <div key={fact}>
          <dt>{factWords(t, fact)}</dt>
          <dd>
            {before !== '' && <del>{valueWords(t, fact, before)}</del>}{' '}
            {after !== '' && <ins>{valueWords(t, fact, after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
