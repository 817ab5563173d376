import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/day.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import { type DraftLine, type Lacks, lackOf } from '../../shared/stock/receiveDraft.ts';
import styles from './Receive.module.css';
import { choose, useReceive } from './store.ts';
import { flush } from './typing.ts';
import { questionWords } from './words.ts';

/** Each line of goods: what, of which lot, how many; what it lacks is said in words. */
export function LineList() {
  const { t } = useTranslation();
  const { draft, selected, questions } = useReceive();
  return (
    <ol className={styles['lines']} aria-label={t('receive.lines')} data-testid="receive-lines">
      {draft?.lines.length === 0 && <li className={styles['empty']}>{t('receive.empty')}</li>}
      {draft?.lines.map((line, at) => (
        <Row
          key={line.line}
          line={line}
          at={at + 1}
          chosen={line.line === selected}
          question={questions.get(line.line)}
        />
      ))}
      <Missing />
    </ol>
  );
}

/** What was announced and is on no line: it is not received. Scanned or found by name it is there again. */
function Missing() {
  const { t } = useTranslation();
  const announced = useReceive((now) => now.announced);
  const missing = announced?.differences.filter(({ came }) => came === 0) ?? [];
  return missing.map((goods) => (
    <li key={goods.product} className={styles['missing']} data-testid="receive-missed">
      <span>{goods.name}</span>
      <span>{t('receive.missed', { amount: `${formatQuantity(goods.announced)} ${goods.unit}` })}</span>
    </li>
  ));
}

type RowProps = {
  readonly line: DraftLine;
  readonly at: number;
  readonly chosen: boolean;
  readonly question: GoodsQuestion | undefined;
};

function Row({ line, at, chosen, question }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const lacks = lackOf(line);
  return (
    <li ref={row} data-chosen={chosen} data-testid="receive-line" data-line={line.line}>
      <button
        type="button"
        tabIndex={-1}
        aria-pressed={chosen}
        onClick={() => void flush().then(() => choose(line.line))}
      >
        <span className={styles['nth']}>{at}</span>
        <span className={styles['what']}>
          <strong>{line.name}</strong>
          <LotWords line={line} />
        </span>
        <strong className={styles['amount']} data-testid="receive-amount">
          {line.quantity === null ? '–' : `${formatQuantity(line.quantity)} ${line.unit}`}
        </strong>
        <AnnouncedWords line={line} />
        {question ? (
          <span className={styles['wrong']}>{questionWords(question, t)}</span>
        ) : (
          lacks && <span className={styles['lacks']}>{t(lackWords(line, lacks))}</span>
        )}
      </button>
    </li>
  );
}

function lackWords({ terms }: DraftLine, lacks: Lacks) {
  if (lacks === 'quantity') return 'receive.needAmount';
  if (lacks === 'check') return 'receive.needCheck';
  if (lacks === 'day') return 'receive.needDay';
  return terms.kind === 'consigned' ? 'receive.needPercent' : 'receive.needCost';
}

/** What the office said of it, where that is another amount or nothing. */
function AnnouncedWords({ line: { announced, quantity, unit } }: { readonly line: DraftLine }) {
  const { t } = useTranslation();
  const isOf = useReceive(({ draft }) => draft?.announced !== undefined);
  if (!isOf || announced?.quantity === quantity) return null;
  return (
    <span className={styles['lacks']} data-testid="receive-announced">
      {announced
        ? t('receive.wasAnnounced', { amount: `${formatQuantity(announced.quantity)} ${unit}` })
        : t('receive.notAnnounced')}
    </span>
  );
}

function LotWords({ line: { code, expires, said, hasNoDay } }: { readonly line: DraftLine }) {
  const { t } = useTranslation();
  const words = [
    ...(code === '' ? [] : [`${t('receive.code')} ${code}`]),
    ...(expires === null ? (hasNoDay ? [t('receive.noDayShort')] : []) : [`HSD ${formatDay(expires)}`]),
  ];
  return (
    <span className={styles['lot']}>
      {words.join(' · ')}
      {words.length > 0 && said === 'before' && <em>{t('receive.asBefore')}</em>}
    </span>
  );
}
