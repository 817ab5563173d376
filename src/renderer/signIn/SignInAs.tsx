import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffAtTill } from '../../shared/contract/staff.ts';
import { enter, releaseBy, setAndEnter, setFirst } from '../staff/ask.ts';
import { useBadges } from '../staff/badge.ts';
import { NewPin } from '../staff/NewPin.tsx';
import { People } from '../staff/People.tsx';
import { PinPad } from '../staff/PinPad.tsx';
import { PinStep } from '../staff/PinStep.tsx';
import { afterBadge, askedOf, firstStep, releasing, type Step } from '../staff/signInSteps.ts';
import { Action } from '../ui/Action.tsx';
import { Sheet } from '../ui/Sheet.tsx';

type Props = {
  readonly person: StaffAtTill;
  readonly people: readonly StaffAtTill[];
  /** The till locked itself while it was theirs. */
  readonly locked: boolean;
  readonly onSomebodyElse: () => void;
  /** Somebody else showed their badge. */
  readonly onBadge: (other: StaffAtTill) => void;
};

/** From a name to the counter: one PIN, or all that a new till or a forgotten PIN needs, one question after the other. */
export function SignInAs({ person, people, locked, onSomebodyElse, onBadge }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>(() => firstStep(person, people));
  const { name } = person;
  useBadges(people, (shown) => {
    const next = afterBadge(step, shown, { person, people });
    if (next) setStep(next);
    else if (shown.id === person.id || shown.id === askedOf(step)) return t('badge.own', { name: shown.name });
    else onBadge(shown);
    return null;
  });
  const somebodyElse = (
    <Action kind="quiet" onPress={onSomebodyElse} testId="somebody-else">
      {t('signIn.somebodyElse')}
    </Action>
  );

  switch (step.at) {
    case 'enter':
      return (
        <PinStep
          title={locked ? t('signIn.locked', { name }) : t('signIn.enter', { name })}
          lead={locked ? t('signIn.lockedLead') : t('signIn.enterLead')}
          below={
            <>
              {somebodyElse}
              <Action kind="quiet" onPress={() => setStep(releasing(person, people))} testId="forgotten">
                {t('signIn.forgotten')}
              </Action>
            </>
          }
        >
          <PinPad onPin={(pin) => enter(person, pin)} />
        </PinStep>
      );
    case 'who-first':
      return (
        <Sheet title={t('pin.whoFirst')} lead={t('pin.whoFirstLead', { name })} wide>
          <People people={step.choose} onChoose={(manager) => setStep({ at: 'manager-first', manager })} />
        </Sheet>
      );
    case 'manager-first':
      return (
        <NewPin
          key="manager"
          title={t('pin.managerFirst', { name: step.manager.name })}
          lead={t('pin.managerFirstLead', { name })}
          below={somebodyElse}
          onChosen={(pin) => setFirst(step.manager, person, pin, (given) => setStep({ at: 'new', release: given }))}
        />
      );
    case 'who-releases':
      return (
        <Sheet title={t('pin.whoReleases')} lead={t('pin.whoReleasesLead', { name })} wide>
          <People people={step.choose} onChoose={(by) => setStep({ at: 'release', by })} />
        </Sheet>
      );
    case 'release':
      return (
        <PinStep title={t('pin.release', { by: step.by.name, name })} lead={t('pin.releaseLead')} below={somebodyElse}>
          <PinPad
            key={step.by.id}
            onPin={(pin) => releaseBy(person, step.by, pin, (given) => setStep({ at: 'new', release: given }))}
          />
        </PinStep>
      );
    case 'new':
      return (
        <NewPin
          key="own"
          title={t('pin.choose', { name })}
          lead={t('pin.chooseLead')}
          below={somebodyElse}
          onChosen={(pin) => setAndEnter(person, pin, step.release)}
        />
      );
    case 'centre':
      return (
        <Sheet
          title={t('signIn.atCentre', { name })}
          lead={step.why === 'tried-too-often' ? t('signIn.atCentreLead') : t('signIn.nobodyReleases', { name })}
        >
          {somebodyElse}
        </Sheet>
      );
  }
}
