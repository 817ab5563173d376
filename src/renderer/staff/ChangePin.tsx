import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pin } from '../../shared/staff/pin.ts';
import { say } from '../notice.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { changeOwn } from './ask.ts';
import { NewPin } from './NewPin.tsx';
import { PinPad } from './PinPad.tsx';
import { PinStep } from './PinStep.tsx';

type Props = { readonly name: string; readonly onClose: () => void };

/** One's own PIN: the old one, then the new one twice. The till looks at the old one when it has both. */
export function ChangePin({ name, onClose }: Props) {
  const { t } = useTranslation();
  const [old, setOld] = useState<Pin | null>(null);
  const change = async (pin: Pin) => {
    const fault = old && (await changeOwn(old, pin));
    if (fault) return fault;
    say('done', t('pin.changed', { name }));
    onClose();
    return null;
  };
  return (
    <Dialog title={t('pin.change')} size={440} onClose={onClose}>
      {old === null ? (
        <PinStep inDialog title={t('pin.old')} lead={t('pin.oldLead')}>
          <PinPad
            key="old"
            onPin={async (pin) => {
              setOld(pin);
              return null;
            }}
          />
        </PinStep>
      ) : (
        <NewPin inDialog title={t('pin.choose', { name })} lead={t('pin.chooseLead')} onChosen={change} />
      )}
    </Dialog>
  );
}
