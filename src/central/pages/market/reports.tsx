import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, dayOf } from '../../../shared/day.ts';
import type { ProducerId } from '../../../shared/id.ts';
import { useNow } from '../clock.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Pick } from '../ui/pick.tsx';
import { useAsk } from '../useAsk.ts';
import { ReportProgress } from './reportProgress.tsx';
import { useReport } from './useReport.ts';
import type { MarketView } from './view.ts';

const FORMATS = ['pdf', 'xlsx'] as const;
const MONTHS = 24;

/** The newest first, as `2026-11`. */
export function monthsUpTo(today: Day, count: number): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}

/** A month as papers: for the programme, and for each producer. */
export function Reports({ view: { goods } }: { readonly view: MarketView }) {
  const { t } = useTranslation();
  const months = monthsUpTo(dayOf(useNow(60_000)), MONTHS);
  const [month, setMonth] = useState(months[1] ?? '');
  const [producer, setProducer] = useState<string | null>(null);
  const choices = useAsk('market.choices', {});
  const { making, problem, make, cancel } = useReport();
  const outlet = goods.outlet && { outlet: goods.outlet };
  const letter = { ...(producer !== null && { producer: producer as ProducerId }), ...outlet };
  return (
    <div className="reports" data-testid="market-reports">
      <ProblemNote problem={problem} />
      <NativeSelect
        label={t('market.report.month')}
        value={month}
        onChange={(event) => setMonth(event.currentTarget.value)}
        data={months.map((value) => ({ value, label: value.split('-').toReversed().join('/') }))}
      />
      <section className="card">
        <h2>{t('market.report.monthly')}</h2>
        <p className="soft">{t('market.report.monthlyHint')}</p>
        <Formats
          label={t('market.report.monthly')}
          make={(format) => void make({ what: 'month', format, month, ...outlet })}
        />
      </section>
      <section className="card">
        <h2>{t('market.report.letter')}</h2>
        <p className="soft">{t('market.report.letterHint')}</p>
        <Pick
          label={t('market.by.producer')}
          placeholder={t('market.report.allProducers')}
          options={(choices.data?.producers ?? []).map(({ id, name }) => ({ value: id, label: name, detail: '' }))}
          value={producer}
          onChange={setProducer}
        />
        <Formats
          label={t('market.report.letter')}
          make={(format) => void make({ what: 'letter', format, month, ...letter })}
        />
      </section>
      {making && <ReportProgress making={making} cancel={cancel} />}
    </div>
  );
}

type FormatsProps = { readonly label: string; readonly make: (format: (typeof FORMATS)[number]) => void };

function Formats({ label, make }: FormatsProps) {
  const { t } = useTranslation();
  return (
    <div className="formatKeys">
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="default"
          leftSection={<Icon name="download" size={18} />}
          aria-label={`${label}: ${t(`market.report.${format}`)}`}
          onClick={() => make(format)}
        >
          {t(`market.report.${format}`)}
        </Button>
      ))}
    </div>
  );
}
