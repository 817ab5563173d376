import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWeak, type Pin } from '../../shared/staff/pin.ts';
import { type Fault, faultOf } from './fault.ts';
import { PinPad } from './PinPad.tsx';
import { PinStep, type StepWords } from './PinStep.tsx';

type Props = StepWords & {
  /** Called with what was typed twice alike. @returns why it was not taken */
  readonly onChosen: (pin: Pin) => Promise<Fault | null>;
};

/** A new PIN is typed twice, so that nobody sets one they did not mean. */
export function NewPin({ title, lead, onChosen, ...rest }: Props) {
  const { t } = useTranslation();
  const [first, setFirst] = useState<Pin | null>(null);
  // What was wrong with the second typing must still be read over the first pad.
  const [fault, setFault] = useState<Fault | null>(null);
  if (first === null) {
    return (
      <PinStep title={title} lead={lead} {...rest}>
        <PinPad
          key="first"
          said={fault}
          onPin={async (pin) => {
            if (isWeak(pin)) return faultOf({ refused: 'weak-pin' });
            setFault(null);
            setFirst(pin);
            return null;
          }}
        />
      </PinStep>
    );
  }
  const again = async (pin: Pin): Promise<Fault | null> => {
    const why = pin === first ? await onChosen(pin) : { sentence: t('pin.differs'), waitMs: 0 };
    if (why) {
      setFault(why);
      setFirst(null);
    }
    return why;
  };
  return (
    <PinStep title={t('pin.again')} lead={t('pin.againLead')} {...rest}>
      <PinPad key="again" onPin={again} />
    </PinStep>
  );
}
