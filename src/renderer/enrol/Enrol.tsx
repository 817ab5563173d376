import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { openDoctor } from '../doctor/store.ts';
import { sayFailed } from '../notice.ts';
import { refetchTill } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { sentenceFor } from '../words/sentence.ts';

/** From unpacked machine to a till of an outlet: the centre's address and its one-time code. */
export function Enrol() {
  const { t } = useTranslation();
  const [centre, setCentre] = useState('');
  const [code, setCode] = useState('');
  const [working, setWorking] = useState(false);
  const [faults, setFaults] = useState<{ readonly centre?: string; readonly code?: string }>({});

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(!isWebAddress(centre) && { centre: t('enrol.centreWrong') }),
      ...(code.trim() === '' && { code: t('enrol.codeMissing') }),
    };
    setFaults(missing);
    if (Object.keys(missing).length > 0) return;
    setWorking(true);
    setFaults(await pair(centre.trim(), code.trim()));
    setWorking(false);
  };

  return (
    <Sheet title={t('enrol.title')} lead={t('enrol.lead')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label={t('enrol.centre')}
          description={t('enrol.centreHint')}
          value={centre}
          onChange={(event) => setCentre(event.currentTarget.value)}
          error={faults.centre}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <TextInput
          label={t('enrol.code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={faults.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Action kind="main" size="large" type="submit" disabled={working} testId="enrol">
          {working ? t('enrol.working') : t('enrol.submit')}
        </Action>
        <Action kind="quiet" onPress={() => void openDoctor()} testId="enrol-doctor">
          {t('doctor.menu')}
        </Action>
      </form>
    </Sheet>
  );
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text.trim()) && URL.canParse(text.trim());
}

/** Tries it, and says what is wrong beside the field that can mend it. */
async function pair(centre: string, code: string): Promise<{ readonly centre?: string; readonly code?: string }> {
  try {
    const reply = await bridge.call('till.enrol', { centre, code });
    if (!isRefusal(reply) || reply.refused === 'already-enrolled') {
      await refetchTill();
      return {};
    }
    return reply.refused.startsWith('enrol-') ? { code: sentenceFor(reply) } : { centre: sentenceFor(reply) };
  } catch (why) {
    sayFailed(why);
    return {};
  }
}
