import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/day.ts';
import type { ProducerId } from '../../shared/id.ts';
import { formatDong } from '../../shared/money.ts';
import { percentText, readPercent } from '../../shared/percent.ts';
import { formatQuantity, parseQuantity, QUANTITY_LIMIT } from '../../shared/quantity.ts';
import type { DraftLine, DraftTerms } from '../../shared/stock/receiveDraft.ts';
import { Action } from '../ui/Action.tsx';
import { dayTyped } from '../ui/day.ts';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { readDong } from '../ui/money.ts';
import { typeInto } from '../ui/typing.ts';
import { removeLine } from './lines.ts';
import styles from './Receive.module.css';
import { type Field, useReceive } from './store.ts';
import { TypedField } from './TypedField.tsx';
import { changeTerms, dropTyped, goOn, sayLater, sayNow } from './typing.ts';
import { questionWords } from './words.ts';

/** All that is known of the chosen line, each a field away. */
export function LineEditor() {
  const { draft, selected } = useReceive();
  const line = draft?.lines.find((each) => each.line === selected);
  if (!line) return <aside className={styles['editor']} />;
  return <Editor key={line.line} line={line} />;
}

type LineProps = { readonly line: DraftLine };

function Editor({ line }: LineProps) {
  const { t } = useTranslation();
  const { focus } = useReceive();
  const isAt = (field: Field): boolean => focus.field === field;
  const visitOf = (field: Field): string => `${field}-${isAt(field) ? focus.visit : 0}`;
  return (
    <aside className={styles['editor']} aria-label={line.name} data-testid="receive-editor">
      <header>
        <strong>{line.name}</strong>
        <Action shortcut="F8" onPress={() => removeLine(line.line)} testId="receive-remove">
          {t('receive.remove')}
        </Action>
      </header>
      <Asked line={line} />
      <TypedField
        key={visitOf('quantity')}
        label={t('receive.amount')}
        unit={line.unit}
        value={line.quantity === null ? '' : formatQuantity(line.quantity)}
        isFocused={isAt('quantity')}
        onType={(text) => typedAmount(line, text)}
        testId="receive-quantity"
      />
      <div className={styles['pair']}>
        <TypedField
          key={visitOf('day')}
          label={t('receive.day')}
          value={line.expires === null ? '' : formatDay(line.expires)}
          hint={line.hasNoDay ? t('receive.noDayShort') : t('receive.dayHint')}
          isFocused={isAt('day')}
          onType={(text) => typedDay(line, text)}
          fault={t('receive.badDay')}
          testId="receive-day"
        />
        <TypedField
          key={visitOf('code')}
          label={t('receive.code')}
          value={line.code}
          isFocused={isAt('code')}
          isText
          onType={(text) => later(line, { code: text.trim() })}
          testId="receive-code"
        />
      </div>
      <button
        type="button"
        className={styles['toggle']}
        aria-pressed={line.hasNoDay}
        onClick={() => void sayNow({ line: line.line, hasNoDay: !line.hasNoDay, expires: null })}
        data-testid="receive-no-day"
      >
        {t('receive.noDay')}
      </button>
      <TermsFields key={visitOf('terms')} line={line} isFocused={isAt('terms')} />
      <OwnerField line={line} />
      <div className={styles['keys']} onMouseDown={keepFocus}>
        <Keypad
          low
          extra=","
          onKey={(key) => {
            const field = document.activeElement;
            if (field instanceof HTMLInputElement) typeInto(field, key);
          }}
        />
      </div>
    </aside>
  );
}

function later({ line }: DraftLine, said: Omit<Parameters<typeof sayLater>[0], 'line'>): true {
  sayLater({ line, ...said });
  return true;
}

function typedAmount(line: DraftLine, text: string): boolean {
  const amount = parseQuantity(text);
  if (amount === undefined || amount <= 0 || amount > QUANTITY_LIMIT || (!line.weighed && amount % 1_000 !== 0)) {
    dropTyped();
    return text === '';
  }
  return later(line, { quantity: amount });
}

/** Six digits are a whole day: it goes on by itself. */
function typedDay(line: DraftLine, text: string): boolean {
  const expires = dayTyped(text);
  if (text.trim() === '') return later(line, { expires: null });
  dropTyped();
  if (!expires) return text.replaceAll(/\D/g, '').length < 6;
  sayLater({ line: line.line, expires }, /^\d{6}$/.test(text.trim()) ? () => void goOn() : undefined);
  return true;
}

/** What a person must look at before the line can be recorded. */
function Asked({ line }: LineProps) {
  const { t } = useTranslation();
  const question = useReceive(({ questions }) => questions.get(line.line));
  if (!question) return null;
  return (
    <div className={styles['asked']} role="alert" data-testid="receive-question">
      <p>{questionWords(question, t)}</p>
      {question.why === 'other-day' && (
        <Action onPress={() => void sayNow({ line: line.line, isAnother: true })} testId="receive-another">
          {t('receive.another')}
        </Action>
      )}
    </div>
  );
}

function TermsFields({ line, isFocused }: LineProps & { readonly isFocused: boolean }) {
  const { t } = useTranslation();
  const { terms } = line;
  const say = (said: DraftTerms) => changeTerms(line.line, said);
  return (
    <div className={styles['pair']}>
      <fieldset className={styles['choice']}>
        <legend>{t('receive.terms')}</legend>
        {(['consigned', 'bought'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={terms.kind === kind}
            onClick={() =>
              terms.kind === kind || say(kind === 'consigned' ? { kind, perMille: null } : { kind, cost: null })
            }
            data-testid={`receive-${kind}`}
          >
            {t(`receive.${kind}`)}
          </button>
        ))}
      </fieldset>
      <TypedField
        key={terms.kind}
        label={terms.kind === 'consigned' ? t('receive.perCent') : t('receive.cost', { unit: line.unit })}
        unit={terms.kind === 'consigned' ? '%' : '₫'}
        value={figureText(terms)}
        isFocused={isFocused}
        onType={(text) => typedFigure(line, text)}
        testId="receive-terms"
      />
    </div>
  );
}

function figureText(terms: DraftTerms): string {
  if (terms.kind === 'bought') return terms.cost === null ? '' : formatDong(terms.cost);
  return terms.perMille === null ? '' : percentText(terms.perMille);
}

function typedFigure(line: DraftLine, text: string): boolean {
  if (line.terms.kind === 'bought') {
    const cost = readDong(text);
    return later(line, { terms: { kind: 'bought', cost: cost ?? null } });
  }
  const perMille = readPercent(text);
  if (perMille !== undefined) return later(line, { terms: { kind: 'consigned', perMille } });
  dropTyped();
  return text === '';
}

function OwnerField({ line }: LineProps) {
  const { t } = useTranslation();
  const owners = useReceive((now) => now.owners);
  const known = owners.some(({ id }) => id === line.owner.id) ? owners : [line.owner, ...owners];
  return (
    <label className={styles['field']}>
      <span>{t('receive.owner')}</span>
      <select
        value={line.owner.id}
        onChange={(event) => void sayNow({ line: line.line, owner: event.currentTarget.value as ProducerId })}
        data-testid="receive-owner"
      >
        {known.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
