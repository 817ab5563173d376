import { useTranslation } from 'react-i18next';
import type { StaffAtTill } from '../../shared/contract/staff.ts';
import styles from './People.module.css';

type Props = { readonly people: readonly StaffAtTill[]; readonly onChoose: (person: StaffAtTill) => void };

/** Names to choose from, large enough for a thumb. */
export function People({ people, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={styles['names']}>
      {people.map((person, i) => (
        <li key={person.id}>
          <button
            ref={i === 0 ? focusOnce : undefined}
            type="button"
            className={styles['name']}
            onClick={() => onChoose(person)}
            data-testid="staff"
          >
            <span className={styles['initial']} aria-hidden="true">
              {initialOf(person.name)}
            </span>
            <span>
              <strong>{person.name}</strong>
              <span className={styles['role']}>
                {t(`signIn.role.${person.role}`)}
                {person.pin !== 'set' && ` · ${t(`signIn.standing.${person.pin}`)}`}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
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
