import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { useMay } from '../session/session.ts';
import type { Option } from '../ui/pick.tsx';
import { useAsk } from '../useAsk.ts';

export type Picked = { readonly all: string; readonly options: readonly Option[] };

/** The outlets, and the tills of the one that is chosen, as they can be picked. */
export function usePlaces(outlet: string | undefined): { readonly outlet: Picked; readonly till: Picked } {
  const { t } = useTranslation();
  const may = useMay();
  const tills = useAsk('fleet.tills', may('read-fleet') ? {} : null, 'fleet');
  const outlets = useAsk('outlet.list', {});
  const tillsHere = (tills.data ?? []).filter((till) => !outlet || till.outlet === outlet);
  return {
    outlet: {
      all: t('sales.allOutlets'),
      options: (outlets.data ?? []).map(({ id, name, code }): Option => ({ value: id, label: name, detail: code })),
    },
    till: {
      all: t('sales.allTills'),
      options: tillsHere.map(
        (till): Option => ({
          value: till.device,
          label: t('sales.tillName', { till: till.till }),
          // Two machines may have had its number, one after the other.
          detail:
            till.replacedBy === null || till.replacedAt === null
              ? till.outletName
              : `${till.outletName} · ${t('fleet.replace.oldUntil', { at: formatInstant(till.replacedAt) })}`,
        }),
      ),
    },
  };
}
