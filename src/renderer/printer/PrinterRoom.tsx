import { type ReactNode, useEffect } from 'react';
import { unreachable } from '../../shared/must.ts';
import { onEscape } from '../ui/focus.ts';
import { Calibration } from './Calibration.tsx';
import { dropCalibration } from './calibrating.ts';
import { LogoPage } from './LogoPage.tsx';
import { tellWhenLeft } from './leftPage.ts';
import { PrinterForm } from './PrinterForm.tsx';
import { PrinterList } from './PrinterList.tsx';
import { PrinterPage } from './PrinterPage.tsx';
import { goToPrinters, leavePrinters, type PrinterPlace, stepBack } from './room.ts';
import { type PrintersShown, useFollowedPrinters } from './store.ts';

type Props = { readonly place: PrinterPlace; readonly zone: string };

/** All that is done with printers, in the place of selling. Escape leads a step back. */
export function PrinterRoom({ place, zone }: Props) {
  const shown = useFollowedPrinters();
  useEffect(() => onEscape(() => back(place), 0), [place]);
  useEffect(tellWhenLeft, []);
  return shown && <Page place={place} shown={shown} zone={zone} />;
}

export function back(place: PrinterPlace): void {
  if (place.at === 'calibrate') dropCalibration();
  const before = stepBack(place);
  if (before) goToPrinters(before);
  else leavePrinters();
}

function Page({ place, shown, zone }: Props & { readonly shown: PrintersShown }): ReactNode {
  const printer = 'id' in place ? shown.printers.find(({ id }) => id === place.id) : undefined;
  // Removed at another screen of this till.
  const standing = 'id' in place && !printer ? ({ at: 'list' } as const) : place;
  switch (standing.at) {
    case 'list':
      return <PrinterList shown={shown} zone={zone} />;
    case 'printer':
      return printer && <PrinterPage printer={printer} zone={zone} />;
    case 'add':
      return <PrinterForm />;
    case 'change':
      return printer && <PrinterForm printer={printer} />;
    case 'calibrate':
      return printer && <Calibration printer={printer} />;
    case 'logo':
      return <LogoPage logo={shown.logo} />;
    default:
      return unreachable(standing);
  }
}
