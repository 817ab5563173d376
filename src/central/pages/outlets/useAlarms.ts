import { useEffect } from 'react';
import type { OfficeReply } from '../../office/api.ts';
import { useNow } from '../clock.ts';
import { useMay } from '../session/session.ts';
import { type Asked, useAsk } from '../useAsk.ts';

export type Alarm = OfficeReply<'alarm.list'>['alarms'][number];

/** Silence comes with the clock and no event tells of it. */
const LOOK_EVERY = 60_000;

/** What rings, as the server sees it: told of by events, and looked at again every minute. */
export function useAlarms(): Asked<'alarm.list'> {
  const may = useMay();
  const asked = useAsk('alarm.list', may('read-fleet') ? {} : null, 'fleet');
  const at = useNow(LOOK_EVERY);
  const { again } = asked;
  useEffect(() => {
    if (at > 0) again();
  }, [at, again]);
  return asked;
}
