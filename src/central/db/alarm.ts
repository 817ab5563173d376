import { must } from '../../shared/must.ts';
import { type Db, row, rows } from './query.ts';

/** An alarm that somebody has looked at. */
export type SeenAlarm = {
  readonly device: string;
  readonly kind: string;
  readonly mark: string;
  readonly at: number;
  readonly by: string;
  readonly note: string;
};

export function readSeenAlarms(db: Db): Promise<SeenAlarm[]> {
  return rows(db, 'select device, kind, mark, at, by, note from alarm_seen');
}

/** Takes the place of what was seen of this kind before. */
export async function recordSeenAlarm(db: Db, { device, kind, mark, at, by, note }: SeenAlarm): Promise<void> {
  await rows(
    db,
    `insert into alarm_seen (device, kind, mark, at, by, note) values ($1, $2, $3, $4, $5, $6)
     on conflict (device, kind) do update
     set mark = excluded.mark, at = excluded.at, by = excluded.by, note = excluded.note`,
    [device, kind, mark, at, by, note],
  );
}

type AlarmName = Pick<SeenAlarm, 'device' | 'kind'>;

/** What is over rings anew when it comes again, though it looks the same. */
export async function forgetSeenAlarms(db: Db, alarms: readonly AlarmName[]): Promise<void> {
  await rows(
    db,
    `delete from alarm_seen a using json_to_recordset($1) as x (device uuid, kind text)
     where a.device = x.device and a.kind = x.kind`,
    [JSON.stringify(alarms)],
  );
}

/** When a till that says nothing rings. */
export type WatchColumns = {
  /** Hours of opening time. */
  readonly silentHours: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly days: number[];
  /** Hours of the outlet's own clock, 0 to 24. */
  readonly opens: number;
  readonly closes: number;
};

export async function readWatchRules(db: Db): Promise<WatchColumns> {
  const found = await row<WatchColumns>(
    db,
    'select silent_hours as "silentHours", days, opens, closes from fleet_watch',
  );
  return must(found, 'the row of the rules');
}

export async function setWatchRules(db: Db, { silentHours, days, opens, closes }: WatchColumns): Promise<void> {
  await rows(db, 'update fleet_watch set silent_hours = $1, days = $2, opens = $3, closes = $4', [
    silentHours,
    days,
    opens,
    closes,
  ]);
}
