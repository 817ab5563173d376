import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountDifference, CountResult } from '../../shared/contract/count.ts';
import { formatInstant } from '../../shared/day.ts';
import { type Dong, formatDong } from '../../shared/money.ts';
import { formatQuantity, type Quantity, quantity } from '../../shared/quantity.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { usePageKeys } from '../ui/pageKeys.ts';
import { Sure } from '../ui/Sure.tsx';
import styles from './Count.module.css';
import { close, countAgain, drop, openResult, setGone, setReason, stepBack, useCount } from './store.ts';

/** What the shelf has otherwise than the books, the dearest first; and the end of the count. */
export function Result({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const { result, busy, reason, gone } = useCount();
  const [isDropping, setDropping] = useState(false);
  const isReady = reason.trim() !== '' && !busy;
  const end = isReady ? close : undefined;
  usePageKeys({ F9: end });
  if (!result) return null;
  return (
    <Room
      title={t('count.resultTitle')}
      lead={t('count.resultLead', { count: result.products, differing: result.differences.length })}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={stepBack}>
            {t('app.back')}
          </Action>
          <Action size="large" onPress={openResult} testId="count-refresh">
            {t('count.refresh')}
          </Action>
          <Action size="large" disabled={!isReady} onPress={() => setDropping(true)} testId="count-drop">
            {t('count.drop')}
          </Action>
          <Action kind="main" size="large" shortcut="F9" disabled={!end} onPress={() => end?.()} testId="count-close">
            {t('count.close')}
          </Action>
        </>
      }
    >
      <div className={styles['result']} data-testid="count-differences">
        <Heard result={result} zone={zone} />
        <dl className={styles['sums']}>
          <dt>{t('count.found')}</dt>
          <dd data-testid="count-found-worth">{money(result.found)}</dd>
          <dt>{t('count.lost')}</dt>
          <dd data-testid="count-lost-worth">{money(result.lost)}</dd>
        </dl>
        <label className={styles['field']}>
          <span>{t('count.reason')}</span>
          <input
            type="text"
            ref={focusAtOnce}
            maxLength={80}
            autoComplete="off"
            placeholder={t('count.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="count-reason"
          />
        </label>
        <Differences differences={result.differences} />
        <Uncounted result={result} gone={gone} onGone={setGone} />
      </div>
      {isDropping && (
        <Sure
          title={t('count.dropTitle')}
          more={t('count.dropLead', { count: result.products })}
          yes={t('count.drop')}
          onYes={() => {
            drop();
            return true;
          }}
          onClose={() => setDropping(false)}
        />
      )}
    </Room>
  );
}

const money = (amount: Dong): string => `${formatDong(amount)} ₫`;

function Heard({ result, zone }: { readonly result: CountResult; readonly zone: string }) {
  const { t } = useTranslation();
  const late = result.heard.filter(({ till }) => result.unheard.includes(till));
  return (
    <>
      {late.map(({ till, upTo }) => (
        <p key={till} className={styles['tell']} data-testid="count-unheard">
          {upTo === null
            ? t('count.neverHeard', { till })
            : t('count.unheard', { till, time: formatInstant(upTo, zone) })}
        </p>
      ))}
      {result.drafted > 0 && <p className={styles['tell']}>{t('count.drafted', { count: result.drafted })}</p>}
    </>
  );
}

function Differences({ differences }: { readonly differences: readonly CountDifference[] }) {
  const { t } = useTranslation();
  if (differences.length === 0) return <p className={styles['none']}>{t('count.allRight')}</p>;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('count.goods')}</th>
          <th scope="col">{t('count.expected')}</th>
          <th scope="col">{t('count.counted')}</th>
          <th scope="col">{t('count.difference')}</th>
          <th scope="col">{t('count.worth')}</th>
          <th scope="col">
            <span className="unseen">{t('count.again')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map((each) => (
          <tr key={each.product} data-testid="count-difference">
            <th scope="row">
              {each.name}
              {each.moving > 0 && <small>{t('count.moving', { quantity: formatQuantity(each.moving) })}</small>}
              {each.recounted && <small>{t('count.recounted')}</small>}
            </th>
            <td>{formatQuantity(each.expected)}</td>
            <td>{formatQuantity(each.counted)}</td>
            <td data-lost={each.counted < each.expected}>{signed(quantity(each.counted - each.expected))}</td>
            <td>{formatDong(each.worth)}</td>
            <td>
              <Action onPress={() => countAgain(each)} testId="count-again">
                {t('count.again')}
              </Action>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function signed(by: Quantity): string {
  return by > 0 ? `+${formatQuantity(by)}` : formatQuantity(by);
}

/** Lines of what nobody counted that are shown; the rest is a number. */
const SHOWN = 100;

type UncountedProps = {
  readonly result: CountResult;
  readonly gone: boolean;
  readonly onGone: (gone: boolean) => void;
};

function Uncounted({ result: { uncounted }, gone, onGone }: UncountedProps) {
  const { t } = useTranslation();
  if (uncounted.length === 0) return null;
  return (
    <section className={styles['uncounted']} data-testid="count-uncounted">
      <h2>{t('count.uncounted', { count: uncounted.length })}</h2>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={gone}
          onChange={(event) => onGone(event.currentTarget.checked)}
          data-testid="count-gone"
        />
        <span>
          <strong>{t('count.gone')}</strong>
          <small>{t('count.goneMore')}</small>
        </span>
      </label>
      <ul>
        {uncounted.slice(0, SHOWN).map(({ product, name, onHand, unit }) => (
          <li key={product}>
            {name} <span>{`${formatQuantity(onHand)} ${unit}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
