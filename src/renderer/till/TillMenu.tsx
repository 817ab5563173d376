import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openBackups } from '../backup/store.ts';
import { bridge } from '../bridge/bridge.ts';
import { openDoctor } from '../doctor/store.ts';
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
import { exportJournal } from './exportJournal.ts';
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
  const close = (): void => setOpen(false);
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
        <Dialog title={t('menu.title')} size={520} corner onClose={close}>
          <Entries
            of={[...(signedIn ? waysSignedIn(t, { selling, onRecent }) : []), ...waysOfAll(t)]}
            onPressed={close}
          />
          <Choices />
          {signedIn && <Entries of={waysOut(t, () => setChanging(true))} onPressed={close} />}
        </Dialog>
      )}
      {changing && signedIn && <ChangePin name={signedIn} onClose={() => setChanging(false)} />}
    </>
  );
}

type Way = {
  readonly icon: IconName;
  readonly words: string;
  readonly act: () => void;
  readonly testId: string;
};

type Signed = { readonly selling: boolean; readonly onRecent: () => void };

/** The rooms, and what a person does beside selling. */
function waysSignedIn(t: TFunction, { selling, onRecent }: Signed): Way[] {
  const missed: Way = {
    icon: 'search',
    words: t('missed.title'),
    act: () => askFor({ of: 'missed' }),
    testId: 'menu-missed',
  };
  return [
    { icon: 'history', words: t('menu.recent'), act: onRecent, testId: 'menu-recent' },
    { icon: 'shift', words: `${t('shift.room')} (F10)`, act: () => goTo({ at: 'home' }), testId: 'menu-shift' },
    { icon: 'stock', words: `${t('stockRoom.title')} (Alt K)`, act: () => goToStock(), testId: 'menu-stock' },
    ...(selling ? [missed] : []),
    { icon: 'printer', words: t('menu.printers'), act: () => goToPrinters({ at: 'list' }), testId: 'menu-printers' },
    { icon: 'scanner', words: t('menu.scanner'), act: () => goToScanners(), testId: 'menu-scanner' },
    { icon: 'label', words: t('label.menu'), act: () => void openLabels(), testId: 'menu-labels' },
    { icon: 'keep', words: t('menu.exportJournal'), act: () => void exportJournal(), testId: 'menu-export' },
    { icon: 'history', words: t('backup.menu'), act: () => void openBackups(), testId: 'menu-backup' },
  ];
}

function waysOfAll(t: TFunction): Way[] {
  return [
    { icon: 'refresh', words: t('menu.sync'), act: () => void syncNow(), testId: 'menu-sync' },
    { icon: 'screen', words: t('display.open'), act: () => void openDisplay(), testId: 'menu-display' },
    { icon: 'doubt', words: t('doctor.menu'), act: () => void openDoctor(), testId: 'menu-doctor' },
  ];
}

function waysOut(t: TFunction, changePin: () => void): Way[] {
  return [
    { icon: 'pin', words: t('menu.changePin'), act: changePin, testId: 'menu-change-pin' },
    { icon: 'person', words: t('menu.signOut'), act: () => void signOut(), testId: 'menu-sign-out' },
  ];
}

/** Two beside each other, so that all of the menu is in sight on a screen of 768 lines. */
function Entries({ of, onPressed }: { readonly of: readonly Way[]; readonly onPressed: () => void }) {
  return (
    <div className={styles['entries']}>
      {of.map(({ icon, words, act, testId }) => (
        <button
          key={testId}
          type="button"
          className={styles['entry']}
          onClick={() => {
            onPressed();
            act();
          }}
          data-testid={testId}
        >
          <Icon name={icon} />
          {words}
        </button>
      ))}
    </div>
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
