import { useTranslation } from 'react-i18next';
import type { Staff } from '../../shared/catalogue/outlet.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import { refetchTill } from '../till/store.ts';
import { Sheet } from '../ui/Sheet.tsx';
import styles from './SignIn.module.css';

export function SignIn({ staff }: { readonly staff: readonly Staff[] }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('signIn.title')} lead={staff.length > 0 ? t('signIn.lead') : t('signIn.nobody')} wide>
      <ul className={styles['names']}>
        {staff.map((person, i) => (
          <li key={person.id}>
            <button
              ref={i === 0 ? focusOnce : undefined}
              type="button"
              className={styles['name']}
              onClick={() => void signIn(person)}
              data-testid="staff"
            >
              <span className={styles['initial']} aria-hidden="true">
                {initialOf(person.name)}
              </span>
              <span>
                <strong>{person.name}</strong>
                <span className={styles['role']}>{t(`signIn.role.${person.role}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The first name is one Enter away. */
function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** The given name stands last in Vietnamese, and it is what people call each other by. */
function initialOf(name: string): string {
  return name.trim().split(/\s+/).at(-1)?.charAt(0).toUpperCase() ?? '';
}

async function signIn(person: Staff): Promise<void> {
  try {
    const reply = await bridge.call('staff.signIn', { staff: person.id });
    if (isRefusal(reply)) refuse(reply);
    await refetchTill();
  } catch (why) {
    sayFailed(why);
  }
}
