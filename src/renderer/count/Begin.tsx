import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '../../shared/contract.ts';
import { ProducerId } from '../../shared/id.ts';
import { CountScope } from '../../shared/stock/counted.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { usePageKeys } from '../ui/pageKeys.ts';
import { walk } from '../ui/walk.ts';
import styles from './Count.module.css';
import { begin, stepBack, useCount } from './store.ts';

const KINDS = ['shop', 'category', 'producer', 'shelf'] as const;
type Kind = (typeof KINDS)[number];

/** What is counted, and whether whoever counts sees what the books have. */
export function Begin() {
  const { t } = useTranslation();
  const scopes = useCount((now) => now.scopes);
  const [kind, setKind] = useState<Kind>('shop');
  const [of, setOf] = useState('');
  const [blind, setBlind] = useState(true);
  const scope = scopeOf(kind, of, scopes);
  const start = scope && (() => begin(scope, blind));
  usePageKeys({ F9: start });
  return (
    <Room
      short
      title={t('count.beginTitle')}
      lead={t('count.beginLead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={stepBack}>
            {t('app.back')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="F9"
            disabled={!start}
            onPress={() => start?.()}
            testId="count-start"
          >
            {t('count.start')}
          </Action>
        </>
      }
    >
      <div className={styles['begin']}>
        <div className={styles['chips']} role="group" aria-label={t('count.what')} onKeyDown={walk}>
          {KINDS.map((each, at) => (
            <button
              key={each}
              ref={at === 0 ? focusAtOnce : undefined}
              type="button"
              aria-pressed={each === kind}
              onClick={() => {
                setKind(each);
                setOf('');
              }}
              data-testid={`scope-${each}`}
            >
              {t(`count.scope.${each}`)}
            </button>
          ))}
        </div>
        <ScopeField kind={kind} of={of} onChange={setOf} scopes={scopes} />
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={blind}
            onChange={(event) => setBlind(event.currentTarget.checked)}
            data-testid="count-blind"
          />
          <span>
            <strong>{t('count.blind')}</strong>
            <small>{t('count.blindMore')}</small>
          </span>
        </label>
      </div>
    </Room>
  );
}

type Scopes = ReplyOf<'count.scopes'> | null;

type FieldProps = {
  readonly kind: Kind;
  readonly of: string;
  readonly onChange: (of: string) => void;
  readonly scopes: Scopes;
};

function ScopeField({ kind, of, onChange, scopes }: FieldProps) {
  const { t } = useTranslation();
  if (kind === 'shop') return null;
  if (kind === 'shelf')
    return (
      <label className={styles['field']}>
        <span>{t('count.shelfName')}</span>
        <input
          ref={focusAtOnce}
          type="text"
          maxLength={40}
          autoComplete="off"
          value={of}
          onChange={(event) => onChange(event.currentTarget.value)}
          data-testid="scope-name"
        />
      </label>
    );
  const options =
    kind === 'category' ? (scopes?.categories ?? []).map((name) => ({ id: name, name })) : (scopes?.producers ?? []);
  return (
    <label className={styles['field']}>
      <span>{t(`count.scope.${kind}`)}</span>
      <select
        ref={focusAtOnce}
        value={of}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid="scope-of"
      >
        <option value="">{t('count.choose')}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** @returns undefined while something is still to be said */
function scopeOf(kind: Kind, of: string, scopes: Scopes): CountScope | undefined {
  if (kind === 'shop') return { kind };
  if (kind === 'category') return of === '' ? undefined : { kind, category: of };
  if (kind === 'shelf') return CountScope.safeParse({ kind, name: of }).data;
  const found = scopes?.producers.find(({ id }) => id === of);
  return found && { kind, producer: { id: ProducerId.parse(found.id), name: found.name } };
}
