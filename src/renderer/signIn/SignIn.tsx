import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffAtTill } from '../../shared/contract/staff.ts';
import type { StaffId } from '../../shared/id.ts';
import { useBadges } from '../staff/badge.ts';
import { People } from '../staff/People.tsx';
import { StaleStaff } from '../staff/StaleStaff.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { SignInAs } from './SignInAs.tsx';

type Props = {
  readonly staff: readonly StaffAtTill[];
  /** Whose till it was when it locked itself: their PIN is asked for at once. */
  readonly lockedOn: StaffId | null;
  /** What stands above the names. */
  readonly children?: ReactNode;
};

/** Who stands at the counter: a name, and the PIN that proves it. */
export function SignIn({ staff, lockedOn, children }: Props) {
  const [chosen, setChosen] = useState<StaffId | null>(lockedOn);
  const person = staff.find(({ id }) => id === chosen);
  if (person) {
    return (
      <SignInAs
        key={person.id}
        person={person}
        people={staff}
        locked={person.id === lockedOn}
        onSomebodyElse={() => setChosen(null)}
        onBadge={({ id }) => setChosen(id)}
      />
    );
  }
  return (
    <WhoStands staff={staff} onChoose={({ id }) => setChosen(id)}>
      {children}
    </WhoStands>
  );
}

type WhoProps = Pick<Props, 'children'> & {
  readonly staff: readonly StaffAtTill[];
  readonly onChoose: (person: StaffAtTill) => void;
};

function WhoStands({ staff, onChoose, children }: WhoProps) {
  const { t } = useTranslation();
  useBadges(staff, (person) => {
    onChoose(person);
    return null;
  });
  return (
    <Sheet title={t('signIn.title')} lead={staff.length > 0 ? t('signIn.lead') : t('signIn.nobody')} wide>
      {children}
      <People people={staff} onChoose={onChoose} />
      <StaleStaff />
    </Sheet>
  );
}
