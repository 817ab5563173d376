import { useTranslation } from 'react-i18next';
import type { CatalogueRow } from '../../office/api/catalogue.ts';
import type { TillLook } from '../../office/api/drafts.ts';
import { Told } from '../catalogue/told.tsx';
import { money } from '../show/figures.ts';
import { Stars } from '../ui/stars.tsx';

/** Products as tills show them, before and after, side by side. */
export function Looks({ looks }: { readonly looks: readonly TillLook[] }) {
  return (
    <ul className="looks" data-testid="looks">
      {looks.map((look) => (
        <li key={`${look.product} ${look.group ?? ''}`}>
          <Tile row={look.before} when="before" group={look.group} />
          <Tile row={look.after} when="after" group={look.group} />
        </li>
      ))}
    </ul>
  );
}

type TileProps = {
  readonly row: CatalogueRow | null;
  readonly when: 'before' | 'after';
  readonly group: string | null;
};

function Tile({ row, when, group }: TileProps) {
  const { t } = useTranslation();
  const said = t(`drafts.look.${when}`);
  const inGroup = group === null ? said : `${said} · ${group}`;
  return (
    <div className="look" data-when={when}>
      <span className="small soft">{inGroup}</span>
      {row ? (
        <div className="lookTile">
          <span className="strong">{row.name}</span>
          <span className="small soft">{row.producer}</span>
          <Stars stars={row.stars} />
          <span className="small soft">{row.category}</span>
          <span className="small soft">
            <Told told={row.told} />
          </span>
          <span className="strong">
            {row.price === null ? t('catalogue.noPrice') : money(row.price)}
            {row.price !== null && <span className="small soft"> {t('catalogue.per', { unit: row.unit })}</span>}
          </span>
        </div>
      ) : (
        <div className="lookTile none">{t(`drafts.look.none.${when}`)}</div>
      )}
    </div>
  );
}
