import type { Pool } from 'pg';
import type { Instant } from '../../shared/day.ts';
import type { Log } from '../log.ts';
import type { Projector } from '../project.ts';
import type { CentreKey } from '../secrets.ts';
import type { Sightings } from '../sightings.ts';
import type { CatalogueView } from './catalogueView.ts';
import type { SessionDesk } from './people/session.ts';

/** What the office's operations need. */
export type OfficeDesk = {
  readonly pool: Pool;
  readonly clock: () => Instant;
  readonly random: (count: number) => Uint8Array;
  readonly log: Log;
  readonly session: SessionDesk;
  readonly key: CentreKey;
  readonly catalogue: CatalogueView;
  readonly sightings: Sightings;
  readonly projector: Pick<Projector, 'wake' | 'retry' | 'retryOne'>;
  /** Tells the pages that something about the tills is other than before. */
  readonly fleetChanged: () => void;
};
