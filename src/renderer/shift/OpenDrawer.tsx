import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { WordsField } from '../ui/WordsField.tsx';
import { openDrawer } from './ask.ts';
import { Room } from './Room.tsx';
import { goTo, leaveRoom } from './room.ts';

/** The drawer, opened for no sale: only with a reason, which the journal keeps. */
export function OpenDrawer() {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => focusAtOnce(own.current), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (reason.trim() === '') {
      say('stop', t('shift.needReason'));
      own.current?.focus();
      return;
    }
    setBusy(true);
    const done = await openDrawer(reason.trim());
    setBusy(false);
    if (done) leaveRoom();
  };
  return (
    <Room
      short
      title={t('shift.openDrawer')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goTo({ at: 'home' })}>
            {t('app.back')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="Enter"
            disabled={busy}
            onPress={() => form.current?.requestSubmit()}
            testId="open-drawer"
          >
            {t('shift.openDrawer')}
          </Action>
        </>
      }
    >
      <form ref={form} onSubmit={(event) => void submit(event)}>
        <WordsField
          label={t('shift.reason')}
          usual={t('shift.reasonsDrawer').split('|')}
          words={reason}
          hint={t('shift.reasonHint')}
          onType={setReason}
          onChoose={(usual) => {
            setReason(usual);
            own.current?.focus();
          }}
          field={own}
          testId="reason"
        />
        <button type="submit" hidden />
      </form>
    </Room>
  );
}
