import { useTranslation } from 'react-i18next';
import type { MutePrinter } from '../../shared/contract/slip.ts';
import { neverAnswers } from '../printer/ask.ts';
import { goToPrinters } from '../printer/room.ts';
import { Action } from '../ui/Action.tsx';
import { Question } from '../ui/Question.tsx';
import { leaveMute } from './mute.ts';

/** A slip came out and its printer said nothing: the till need not ask about every other one. */
export function MuteOffer({ mute: { printer: id, name } }: { readonly mute: MutePrinter }) {
  const { t } = useTranslation();
  const calibrate = () => {
    leaveMute();
    goToPrinters({ at: 'calibrate', id });
  };
  return (
    <Question
      icon="printer"
      title={t('printer.mute.title', { name })}
      more={t('printer.mute.more')}
      testId="mute-printer"
    >
      <Action onPress={() => void neverAnswers(id, name).then((done) => done && leaveMute())} testId="mute-never">
        {t('printer.mute.never')}
      </Action>
      <Action onPress={calibrate} testId="mute-calibrate">
        {t('printer.mute.calibrate')}
      </Action>
      <Action kind="quiet" onPress={leaveMute} testId="mute-later">
        {t('printer.mute.later')}
      </Action>
    </Question>
  );
}
