import { useTranslation } from 'react-i18next';
import { useAddress } from '../route/useAddress.ts';
import { Pick } from '../ui/pick.tsx';
import { usePlaces } from './usePlaces.ts';

/** Which outlet, and which of its tills. @param tills false where a page does not tell tills apart */
export function PlacePicks({ outlet, tills }: { readonly outlet: string | undefined; readonly tills: boolean }) {
  const { t } = useTranslation();
  const { query, change } = useAddress();
  const places = usePlaces(outlet);
  return (
    <div className="filterRow placePicks">
      <Pick
        label={t('sales.outlet')}
        placeholder={places.outlet.all}
        options={places.outlet.options}
        value={query.get('outlet')}
        // A till belongs to an outlet: choosing another outlet lets go of it.
        onChange={(value) => change({ outlet: value, till: null })}
      />
      {tills && (
        <Pick
          label={t('sales.till')}
          placeholder={places.till.all}
          options={places.till.options}
          value={query.get('till')}
          onChange={(value) => change({ till: value })}
        />
      )}
    </div>
  );
}
