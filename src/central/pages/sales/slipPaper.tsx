import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import { dong, formatDong } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { Off } from '../../../shared/sale/off.ts';
import { dueOf, paidFor, type SaleBody, type SaleLine } from '../../../shared/sale/sale.ts';
import type { Tender } from '../../../shared/sale/tender.ts';
import type { SaleRow } from '../../office/api/sales.ts';
import { Stars } from '../ui/stars.tsx';
import { SlipFoot, SlipHead, Sum, Why } from './slipParts.tsx';

type Props = { readonly row: SaleRow; readonly body: SaleBody };

/** The sale as it stands in the journal, with what the buyer's paper leaves out: who lowered a price, and who let them. */
export function SlipPaper({ row, body }: Props) {
  const { t } = useTranslation();
  return (
    <article className="slipPaper">
      <SlipHead row={row} by={row.cashier} title={t('slip.heading')}>
        {body.buyer && <span className="small soft">{t('slip.buyer', { buyer: t(`buyer.${body.buyer}`) })}</span>}
      </SlipHead>
      <ul>
        {body.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the lines of a sale never change, and two may be alike
          <Line key={`${index} ${line.product}`} line={line} />
        ))}
      </ul>
      <Sums body={body} />
      <SlipFoot row={row} vat={body.vat} />
    </article>
  );
}

function Line({ line }: { readonly line: SaleLine }) {
  const { t } = useTranslation();
  const { offs = [], repriced, note, parts, pack } = line;
  return (
    <li className="slipLine">
      <p>{line.name}</p>
      {parts ? <Parts parts={parts} /> : <Maker line={line} />}
      <p className="slipRow">
        <span className="soft">
          {formatQuantity(line.quantity)} {line.unit} × {formatDong(line.price)}
        </span>
        <span className={offs.length > 0 ? 'number' : 'number strong'}>{formatDong(line.amount)}</span>
      </p>
      {repriced && (
        <>
          <p className="small">{t('slip.repriced', { from: formatDong(repriced.from) })}</p>
          <Why reason={repriced.reason} approvedBy={repriced.approvedBy} />
        </>
      )}
      <Offs offs={offs} />
      {offs.length > 0 && (
        <p className="slipRow">
          <span className="soft">{t('slip.paidFor')}</span>
          <span className="number strong">{formatDong(paidFor(line))}</span>
        </p>
      )}
      {pack && <Pack pack={pack} />}
      {note !== undefined && <p className="small">{t('slip.note', { note })}</p>}
    </li>
  );
}

/** Which lot it was, as its label said. */
function Pack({ pack: { lot, expires } }: { readonly pack: NonNullable<SaleLine['pack']> }) {
  const { t } = useTranslation();
  return (
    <p className="small soft">
      {lot !== undefined && t('slip.lot', { lot })}
      {lot !== undefined && expires !== undefined && ' · '}
      {expires !== undefined && t('slip.expires', { day: formatDay(expires) })}
    </p>
  );
}

function Maker({ line }: { readonly line: Pick<SaleLine, 'producer' | 'stars'> }) {
  return (
    <p className="small soft">
      {line.producer.name} <Stars stars={line.stars} />
    </p>
  );
}

/** What was in a gift basket, and what of its price is each producer's. */
function Parts({ parts }: { readonly parts: NonNullable<SaleLine['parts']> }) {
  return parts.map((part) => (
    <p key={part.product} className="slipRow small soft">
      <span>
        {formatQuantity(part.quantity)} {part.unit} {part.name} · {part.producer.name}
      </span>
      <span className="number">{formatDong(part.amount)}</span>
    </p>
  ));
}

function Offs({ offs }: { readonly offs: readonly Off[] }) {
  const { t } = useTranslation();
  return offs.map((off, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- what was taken off never changes, and two may be alike
    <div key={index}>
      <p className="slipRow">
        <span>{off.name ?? t(`slip.off.${off.by}`)}</span>
        <span className="number">{formatDong(dong(-off.amount))}</span>
      </p>
      <Why reason={off.reason} approvedBy={off.approvedBy} />
      {off.borneBy !== 'shop' && <p className="small soft">{t(`slip.borneBy.${off.borneBy}`)}</p>}
    </div>
  ));
}

function Sums({ body }: { readonly body: SaleBody }) {
  const { t } = useTranslation();
  const rounded = body.rounding !== 0;
  const byCash = body.tenders.some(({ kind }) => kind === 'cash');
  return (
    <div className="slipSums">
      <Sum className="slipTotal" label={t('slip.total')} amount={body.total} />
      {rounded && <Sum label={t('slip.rounding')} amount={body.rounding} />}
      {rounded && <Sum label={t('slip.due')} amount={dueOf(body)} />}
      {body.tenders.map((tender, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the tenders of a sale never change, and two may be alike
        <Paid key={index} tender={tender} />
      ))}
      {byCash && <Sum label={t('slip.change')} amount={body.change} />}
    </div>
  );
}

function Paid({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation();
  const label = t(`paidBy.${tender.kind}`);
  switch (tender.kind) {
    case 'vietqr':
      return (
        <Sum
          label={label}
          amount={tender.given}
          detail={`${tender.bill} · ${t(`slip.confirmed.${tender.confirmed}`)}`}
        />
      );
    case 'card':
      return <Sum label={label} amount={tender.given} detail={tender.reference} />;
    case 'voucher':
      return <Sum label={label} amount={tender.given} detail={tender.code} />;
    case 'cash':
    case 'exchange':
      return <Sum label={label} amount={tender.given} />;
  }
}
