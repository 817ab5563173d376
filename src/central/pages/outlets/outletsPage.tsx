import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../../shared/catalogue/outlet.ts';
import type { DeviceId } from '../../../shared/id.ts';
import type { Right } from '../../office/api/rights.ts';
import type { OfficeReply } from '../../office/api.ts';
import { useNow } from '../clock.ts';
import { useAddress } from '../route/useAddress.ts';
import { useMay } from '../session/session.ts';
import { Choices } from '../ui/choices.tsx';
import { Icon } from '../ui/icons.tsx';
import { ListFiles } from '../ui/listFiles.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { useAsk } from '../useAsk.ts';
import { AlarmStrip } from './alarmStrip.tsx';
import { BankView } from './bankView.tsx';
import { BringDialog } from './bringDialog.tsx';
import { EnrolDialog } from './enrolDialog.tsx';
import { isInTouch, isInUse } from './health.ts';
import { OutletDialog } from './outletDialog.tsx';
import { OutletTable } from './outletTable.tsx';
import { StaffDialog } from './staffDialog.tsx';
import { StaffTable } from './staffTable.tsx';
import { TillDialog } from './tillDialog.tsx';
import { TillTable } from './tillTable.tsx';
import { useAlarms } from './useAlarms.ts';

export type StaffRow = OfficeReply<'staff.list'>[number];

const VIEWS = ['tills', 'outlets', 'staff', 'bank'] as const;
type ViewName = (typeof VIEWS)[number];
const toRead = {
  tills: 'read-fleet',
  outlets: 'read-outlets',
  staff: 'read-staff',
  bank: 'read-bank',
} as const satisfies Record<ViewName, Right>;
/** What it takes to add to each, or to change what is in it. */
const toChange = {
  tills: 'run-fleet',
  outlets: 'edit-outlets',
  staff: 'edit-staff',
  bank: 'edit-bank',
} as const satisfies Record<ViewName, Right>;

/** Which dialog lies open, and over what. */
type Open =
  | { readonly dialog: 'enrol' }
  | { readonly dialog: 'till'; readonly device: DeviceId }
  | { readonly dialog: 'bring' }
  | { readonly dialog: 'outlet'; readonly outlet: Outlet | null }
  | { readonly dialog: 'staff'; readonly staff: StaffRow | null };

export function OutletsPage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const at = useNow(15_000);
  const may = useMay();
  const tills = useAsk('fleet.tills', may('read-fleet') ? {} : null, 'fleet');
  const alarms = useAlarms();
  const outlets = useAsk('outlet.list', {});
  const staff = useAsk('staff.list', may('read-staff') ? {} : null);
  const [open, setOpen] = useState<Open | null>(null);
  const views = VIEWS.filter((name) => may(toRead[name]));
  const first = views[0] ?? 'outlets';
  const view = views.find((name) => name === query.get('view')) ?? first;
  const choices = views.map((name) => ({
    key: name,
    label: t(`outlets.${name}`),
    href: href({ view: name === first ? null : name }),
  }));
  const problem = tills.problem ?? outlets.problem ?? staff.problem;
  const again = () => {
    tills.again();
    alarms.again();
    outlets.again();
    staff.again();
  };
  const settled = () => {
    setOpen(null);
    again();
  };
  const working = (tills.data ?? []).filter(isInUse);
  const opened = open?.dialog === 'till' ? tills.data?.find(({ device }) => device === open.device) : undefined;
  return (
    <Page title={t('nav.outlets')} question={t('outlets.question')}>
      <ProblemNote problem={problem} again={again} showsOld={tills.data !== undefined} />
      {may('read-fleet') && (
        <p className="headline" data-testid="tills-in-touch">
          {tills.data ? (
            <>
              <b>{working.filter((till) => isInTouch(till, at)).length}</b>
              <span>
                {t('outlets.working')} {t('outlets.ofTills', { count: working.length })}
              </span>
            </>
          ) : (
            '\u00a0'
          )}
        </p>
      )}
      <Choices kind="tabs" label={t('outlets.view')} now={view} choices={choices}>
        <span className="tabsEnd">
          {view === 'tills' && may(toChange.tills) && (
            <Button variant="default" onClick={() => setOpen({ dialog: 'bring' })} data-testid="bring-open">
              {t('bring.open')}
            </Button>
          )}
          {view !== 'bank' && may(toChange[view]) && <AddButton view={view} onOpen={setOpen} />}
        </span>
      </Choices>
      {view === 'tills' && alarms.data && <AlarmStrip {...alarms.data} again={alarms.again} />}
      {view === 'tills' && tills.data && (
        <TillTable tills={tills.data} at={at} onOpen={({ device }) => setOpen({ dialog: 'till', device })} />
      )}
      {view === 'outlets' && outlets.data && (
        <OutletTable
          outlets={outlets.data}
          tills={tills.data ?? []}
          onEdit={may('edit-outlets') ? (outlet) => setOpen({ dialog: 'outlet', outlet }) : null}
        />
      )}
      {view === 'staff' && staff.data && (
        <StaffTable
          staff={staff.data}
          outlets={outlets.data ?? []}
          onEdit={may('edit-staff') ? (row) => setOpen({ dialog: 'staff', staff: row }) : null}
        />
      )}
      {view === 'tills' && <ListFiles list="may-quay" />}
      {view === 'outlets' && <ListFiles list="diem-ban" brings={may('edit-outlets') && 'outlets'} />}
      {view === 'staff' && <ListFiles list="nhan-vien" brings={may('edit-outlets') && 'staff'} />}
      {view === 'bank' && <BankView />}
      {open?.dialog === 'enrol' && (
        <EnrolDialog outlets={outlets.data ?? []} tills={tills.data ?? []} onClose={() => setOpen(null)} />
      )}
      {opened && (
        <TillDialog
          key={opened.device}
          till={opened}
          mayChange={may('run-fleet')}
          onClose={() => setOpen(null)}
          onSettled={settled}
        />
      )}
      {open?.dialog === 'bring' && (
        <BringDialog tills={tills.data ?? []} onClose={() => setOpen(null)} onBrought={again} />
      )}
      {open?.dialog === 'outlet' && (
        <OutletDialog
          outlet={open.outlet}
          outlets={outlets.data ?? []}
          onClose={() => setOpen(null)}
          onSettled={settled}
        />
      )}
      {open?.dialog === 'staff' && (
        <StaffDialog
          staff={open.staff}
          outlets={outlets.data ?? []}
          onClose={() => setOpen(null)}
          onSettled={settled}
        />
      )}
    </Page>
  );
}

function AddButton({
  view,
  onOpen,
}: {
  readonly view: Exclude<ViewName, 'bank'>;
  readonly onOpen: (open: Open) => void;
}) {
  const { t } = useTranslation();
  const add = {
    tills: { label: t('outlets.addTill'), open: { dialog: 'enrol' } },
    outlets: { label: t('outlets.addOutlet'), open: { dialog: 'outlet', outlet: null } },
    staff: { label: t('outlets.addStaff'), open: { dialog: 'staff', staff: null } },
  } as const satisfies Record<typeof view, { readonly label: string; readonly open: Open }>;
  const { label, open } = add[view];
  return (
    <Button leftSection={<Icon name="plus" size={18} />} onClick={() => onOpen(open)}>
      {label}
    </Button>
  );
}
