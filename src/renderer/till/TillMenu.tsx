import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge/bridge.ts';
import { openLabels } from '../label/store.ts';
import { prefer, type Scheme, type TextSize, usePreferences } from '../look/preferences.ts';
import { sayFailed } from '../notice.ts';
import { goToPrinters } from '../printer/room.ts';
import { askFor } from '../sale/store.ts';
import { goToScanners } from '../scanner/room.ts';
import { goTo } from '../shift/room.ts';
import { ChangePin } from '../staff/ChangePin.tsx';
import { goToStock } from '../stock/room.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import type { Language } from '../words/words.ts';
import { openDisplay } from './openDisplay.ts';
import { syncNow } from './StatusDialog.tsx';
import { refetchTill, useTill } from './store.ts';
import styles from './TillMenu.module.css';
import bar from './TopBar.module.css';

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
];
const SCHEMES = [
  ['system', 'menu.lookSystem'],
  ['light', 'menu.lookLight'],
  ['dark', 'menu.lookDark'],
] as const satisfies readonly (readonly [Scheme, string])[];
const SIZES = [
  ['normal', 'menu.sizeNormal'],
  ['large', 'menu.sizeLarge'],
] as const satisfies readonly (readonly [TextSize, string])[];

type Props = {
  /** Their name; null where nobody is signed in. */
  readonly signedIn: string | null;
  readonly onRecent: () => void;
};

/** What is not needed for every sale. */
export function TillMenu({ signedIn, onRecent }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const selling = useTill(({ state }) => state?.stage === 'enrolled' && state.shift !== null) && signedIn !== null;
  const [changing, setChanging] = useState(false);
  const then = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <>
      <button
        type="button"
        className={bar['menu']}
        aria-label={t('menu.open')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        data-testid="menu"
      >
        <Icon name="menu" size={24} />
      </button>
      {open && (
        <Dialog title={t('menu.title')} size={440} corner onClose={() => setOpen(false)}>
          {signedIn && <Entry icon="history" words={t('menu.recent')} onPress={then(onRecent)} testId="menu-recent" />}
          {signedIn && (
            <Entry
              icon="shift"
              words={`${t('shift.room')} (F10)`}
              onPress={then(() => goTo({ at: 'home' }))}
              testId="menu-shift"
            />
          )}
          {signedIn && (
            <Entry
              icon="stock"
              words={`${t('stockRoom.title')} (Alt K)`}
              onPress={then(() => goToStock())}
              testId="menu-stock"
            />
          )}
          {selling && (
            <Entry
              icon="search"
              words={t('missed.title')}
              onPress={then(() => askFor({ of: 'missed' }))}
              testId="menu-missed"
            />
          )}
          {signedIn && (
            <Entry
              icon="printer"
              words={t('menu.printers')}
              onPress={then(() => goToPrinters({ at: 'list' }))}
              testId="menu-printers"
            />
          )}
          {signedIn && (
            <Entry
              icon="scanner"
              words={t('menu.scanner')}
              onPress={then(() => goToScanners())}
              testId="menu-scanner"
            />
          )}
          {signedIn && (
            <Entry icon="label" words={t('label.menu')} onPress={then(() => void openLabels())} testId="menu-labels" />
          )}
          <Entry icon="refresh" words={t('menu.sync')} onPress={then(() => void syncNow())} testId="menu-sync" />
          <Entry
            icon="screen"
            words={t('display.open')}
            onPress={then(() => void openDisplay())}
            testId="menu-display"
          />
          <Choices />
          {signedIn && (
            <Entry
              icon="pin"
              words={t('menu.changePin')}
              onPress={then(() => setChanging(true))}
              testId="menu-change-pin"
            />
          )}
          {signedIn && (
            <Entry
              icon="person"
              words={t('menu.signOut')}
              onPress={then(() => void signOut())}
              testId="menu-sign-out"
            />
          )}
        </Dialog>
      )}
      {changing && signedIn && <ChangePin name={signedIn} onClose={() => setChanging(false)} />}
    </>
  );
}

type EntryProps = {
  readonly icon: IconName;
  readonly words: string;
  readonly onPress: () => void;
  readonly testId: string;
};

function Entry({ icon, words, onPress, testId }: EntryProps) {
  return (
    <button type="button" className={styles['entry']} onClick={onPress} data-testid={testId}>
      <Icon name={icon} />
      {words}
    </button>
  );
}

/** Kept on this machine and seen at once, so the menu stays open. */
function Choices() {
  const { t } = useTranslation();
  const { sound, language, scheme, size } = usePreferences();
  return (
    <>
      <Group words={t('menu.sound')}>
        <Choice chosen={sound} words={t('menu.soundOn')} onPress={() => prefer({ sound: true })} />
        <Choice chosen={!sound} words={t('menu.soundOff')} onPress={() => prefer({ sound: false })} />
      </Group>
      <Group words={t('menu.language')}>
        {LANGUAGES.map(([code, name]) => (
          <Choice key={code} chosen={language === code} words={name} onPress={() => prefer({ language: code })} />
        ))}
      </Group>
      <Group words={t('menu.look')}>
        {SCHEMES.map(([name, words]) => (
          <Choice key={name} chosen={scheme === name} words={t(words)} onPress={() => prefer({ scheme: name })} />
        ))}
      </Group>
      <Group words={t('menu.size')}>
        {SIZES.map(([name, words]) => (
          <Choice key={name} chosen={size === name} words={t(words)} onPress={() => prefer({ size: name })} />
        ))}
      </Group>
    </>
  );
}

function Group({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend>{words}</legend>
      <div>{children}</div>
    </fieldset>
  );
}

type ChoiceProps = { readonly chosen: boolean; readonly words: string; readonly onPress: () => void };

function Choice({ chosen, words, onPress }: ChoiceProps) {
  return (
    <button type="button" className={styles['choice']} aria-pressed={chosen} onClick={onPress}>
      {words}
    </button>
  );
}

async function signOut(): Promise<void> {
  try {
    await bridge.call('staff.signOut', {});
    await refetchTill();
  } catch (why) {
    sayFailed(why);
  }
}
