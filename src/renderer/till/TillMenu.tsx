import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge/bridge.ts';
import { prefer, type Scheme, usePreferences } from '../look/preferences.ts';
import { sayFailed } from '../notice.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Language } from '../words/words.ts';
import { syncNow } from './StatusDialog.tsx';
import { refetchTill } from './store.ts';
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

type Props = { readonly signedIn: boolean; readonly onRecent: () => void };

export function TillMenu({ signedIn, onRecent }: Props) {
  const { t } = useTranslation();
  const { sound, language, scheme } = usePreferences();
  return (
    <Menu position="bottom-end" width={300} returnFocus classNames={{ item: styles['item'] ?? '' }}>
      <Menu.Target>
        <button type="button" className={bar['menu']} aria-label={t('menu.open')} data-testid="menu">
          <Icon name="menu" size={24} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles['sheet'] ?? ''}>
        {signedIn && (
          <Menu.Item leftSection={<Icon name="history" />} onClick={onRecent} data-testid="menu-recent">
            {t('menu.recent')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Icon name="refresh" />} onClick={() => void syncNow()}>
          {t('menu.sync')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name={sound ? 'mute' : 'sound'} />} onClick={() => prefer({ sound: !sound })}>
          {sound ? t('menu.soundOff') : t('menu.soundOn')}
        </Menu.Item>
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {LANGUAGES.map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            leftSection={<Chosen chosen={language === code} />}
            onClick={() => prefer({ language: code })}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Label>{t('menu.look')}</Menu.Label>
        {SCHEMES.map(([name, words]) => (
          <Menu.Item
            key={name}
            leftSection={<Chosen chosen={scheme === name} />}
            onClick={() => prefer({ scheme: name })}
          >
            {t(words)}
          </Menu.Item>
        ))}
        {signedIn && <Menu.Divider />}
        {signedIn && (
          <Menu.Item leftSection={<Icon name="person" />} onClick={() => void signOut()} data-testid="menu-sign-out">
            {t('menu.signOut')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Chosen({ chosen }: { readonly chosen: boolean }) {
  return <span className={styles['chosen']}>{chosen && <Icon name="sent" size={18} />}</span>;
}

async function signOut(): Promise<void> {
  try {
    await bridge.call('staff.signOut', {});
    await refetchTill();
  } catch (why) {
    sayFailed(why);
  }
}
