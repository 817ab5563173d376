import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../shared/contract/till.ts';
import { printElsewhere } from '../printer/ask.ts';
import { ElsewhereDialog } from '../printer/ElsewhereDialog.tsx';
import { useFollowedPrinters } from '../printer/store.ts';
import { othersThan, USE_OF } from '../printer/uses.ts';
import { Action } from '../ui/Action.tsx';
import { Question } from '../ui/Question.tsx';
import { resolveSlip } from './resolveSlip.ts';

type Unknown = NonNullable<Status['slipUnknown']>;

/** Only who stands beside the printer knows whether paper came out. Selling goes on meanwhile. */
export function UnknownSlip({ slip }: { readonly slip: Unknown }) {
  const { t } = useTranslation();
  return (
    <Question
      icon="slip"
      title={t(`slip.unknownQuestion.${slip.what}`, { number: slip.number })}
      more={t(`slip.unknownMore.${slip.doubt}`)}
      testId="slip-unknown"
    >
      <Action onPress={() => void resolveSlip(slip.job, true)} testId="slip-came-out">
        {t('slip.cameOut')}
      </Action>
      <Action onPress={() => void resolveSlip(slip.job, false)} testId="slip-did-not-come-out">
        {t('slip.didNotComeOut')}
      </Action>
      <Elsewhere slip={slip} />
    </Question>
  );
}

/** The printer may stay lost: where another stands, it prints the slip at once. */
function Elsewhere({ slip: { job, number, what } }: { readonly slip: Unknown }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const shown = useFollowedPrinters();
  const from = shown?.jobs.find((each) => each.job === job)?.printer;
  const others = shown && from !== undefined ? othersThan(shown.printers, from, USE_OF[what]) : [];
  const [only] = others;
  if (!only) return null;
  const lost = { job, number, state: 'unknown' } as const;
  const isOne = others.length === 1;
  return (
    <>
      <Action onPress={() => (isOne ? void printElsewhere(lost, only) : setAsked(true))} testId="slip-elsewhere">
        {isOne ? t('printer.jobs.elsewhereAt', { name: only.name }) : t('printer.jobs.elsewhere')}
      </Action>
      {asked && <ElsewhereDialog job={lost} others={others} onClose={() => setAsked(false)} />}
    </>
  );
}
