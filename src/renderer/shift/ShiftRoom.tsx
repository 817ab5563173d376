import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable } from '../../shared/must.ts';
import styles from '../App.module.css';
import type { Enrolled } from '../till/TopBar.tsx';
import { onEscape } from '../ui/focus.ts';
import { CashMove } from './CashMove.tsx';
import { Closed } from './Closed.tsx';
import { CountDrawer } from './CountDrawer.tsx';
import { OpenDrawer } from './OpenDrawer.tsx';
import { PastClosings } from './PastClosings.tsx';
import { RoomHome } from './RoomHome.tsx';
import { type Place, standing } from './room.ts';
import { ShiftSoFar } from './ShiftSoFar.tsx';
import { stepBack } from './stepBack.ts';

type Props = { readonly place: Place; readonly state: Enrolled };

/** All that is done with shift and drawer, in the place of selling. Escape leads a step back. */
export function ShiftRoom({ place, state }: Props) {
  const shown = standing(place, state.shift);
  useEffect(() => onEscape(() => stepBack(shown), 0), [shown]);
  return placeOf(shown, state);
}

function placeOf(place: Place, state: Enrolled): ReactNode {
  const { zone } = state.outlet;
  switch (place.at) {
    case 'home':
      return <RoomHome state={state} />;
    case 'move':
      return state.signedIn && <CashMove key={place.direction} direction={place.direction} by={state.signedIn.id} />;
    case 'drawer':
      return <OpenDrawer />;
    case 'report':
      return <ShiftSoFar zone={zone} />;
    case 'count':
      return state.shift && <CountDrawer shift={state.shift} mine={state.shift.opener === state.signedIn?.id} />;
    case 'closed':
      return <Closed closing={place.closing} zone={zone} />;
    case 'past':
      return <PastClosings zone={zone} />;
    default:
      return unreachable(place);
  }
}

/** Over everything while practising: nobody takes practice for selling, nor the other way round. */
export function TrainingMark() {
  const { t } = useTranslation();
  return (
    <p className={styles['training']} role="status" data-testid="training">
      {t('shift.training')}
    </p>
  );
}
