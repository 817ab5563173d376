import { useClickOutside, useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseScheme, SCHEMES, useScheme } from './look/scheme.ts';
import { pageHref } from './route/address.ts';
import { Link } from './route/link.tsx';
import { PasswordDialog } from './session/passwordDialog.tsx';
import { leave, useSession } from './session/session.ts';
import { Icon } from './ui/icons.tsx';
import { LanguageChoice } from './ui/languageChoice.tsx';

/** What belongs to the reader, not to a page: language, background, password, leaving. */
export function Menu() {
  const { t } = useTranslation();
  const id = useId();
  const reader = useSession((session) => session.reader);
  const [opened, panel] = useDisclosure(false);
  const [changing, password] = useDisclosure(false);
  const box = useClickOutside<HTMLDivElement>(panel.close);
  return (
    <div className="menuBox" ref={box} onKeyDown={(event) => event.key === 'Escape' && panel.close()}>
      {opened && (
        <div className="menuPanel" id={id}>
          <fieldset>
            <legend>{t('menu.language')}</legend>
            <LanguageChoice />
          </fieldset>
          <SchemeChoice />
          <div>
            <Link className="menuItem" href={pageHref('own')} onClick={panel.close} data-testid="menu-own">
              <Icon name="person" /> {t('menu.own')}
            </Link>
            <button
              type="button"
              className="menuItem"
              onClick={() => {
                panel.close();
                password.open();
              }}
            >
              <Icon name="key" /> {t('menu.password')}
            </button>
            <button type="button" className="menuItem" onClick={() => void leave()}>
              <Icon name="leave" /> {t('menu.signOut')}
            </button>
          </div>
        </div>
      )}
      <button
        type="button"
        className="menuButton"
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        onClick={panel.toggle}
      >
        <Icon name="menu" />
        <span className="menuWho">
          {reader?.name ?? t('menu.label')}
          <span className="small soft">{reader && t(`accounts.roles.${reader.role}`)}</span>
        </span>
      </button>
      <PasswordDialog opened={changing} onClose={password.close} />
    </div>
  );
}

function SchemeChoice() {
  const { t } = useTranslation();
  const { scheme: now } = useScheme();
  return (
    <fieldset>
      <legend>{t('menu.look')}</legend>
      <div className="choices">
        {SCHEMES.map((scheme) => (
          <button key={scheme} type="button" aria-pressed={scheme === now} onClick={() => chooseScheme(scheme)}>
            {t(`menu.${scheme}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
