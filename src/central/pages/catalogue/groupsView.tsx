import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutletGroup } from '../../../shared/catalogue/outletGroup.ts';
import { useMay } from '../session/session.ts';
import { count } from '../show/figures.ts';
import { EditDeed } from '../ui/editDeed.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { GroupDialog } from './groupDialog.tsx';

/** Groups of outlets that have prices of their own. */
export function GroupsView() {
  const { t } = useTranslation();
  const mayEdit = useMay()('edit-catalogue');
  const groups = useAsk('group.list', {});
  const outlets = useAsk('outlet.list', {});
  const [open, setOpen] = useState<{ readonly group: OutletGroup | null } | null>(null);
  const nameOf = (id: string) => outlets.data?.find((outlet) => outlet.id === id)?.name ?? id;
  const add = mayEdit && (
    <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setOpen({ group: null })}>
      {t('groups.add')}
    </Button>
  );
  return (
    <div className="underTabs">
      <ProblemNote problem={groups.problem} again={groups.again} showsOld={groups.data !== undefined} />
      {!groups.data && !groups.problem && <div className="blank" />}
      {groups.data?.length === 0 && (
        <Empty icon="outlets" title={t('groups.empty')} hint={t('groups.emptyHint')} action={add} />
      )}
      {groups.data && groups.data.length > 0 && (
        <>
          <div className="cardHead">
            <p className="soft">{t('groups.lead')}</p>
            {add}
          </div>
          <Table
            testId="groups"
            columns={[
              { words: t('groups.name') },
              { words: t('groups.outlets') },
              { words: t('groups.priced'), of: 'figures' },
              ...(mayEdit ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
            ]}
          >
            {groups.data.map(({ group, products }) => (
              <tr key={group.id} data-group={group.id}>
                <th scope="row">{group.name}</th>
                <td>{group.outlets.map(nameOf).join(', ') || <span className="soft">{t('groups.noOutlets')}</span>}</td>
                <td className="number">{count(products)}</td>
                {mayEdit && (
                  <td className="noPrint">
                    <EditDeed name={group.name} onEdit={() => setOpen({ group })} />
                  </td>
                )}
              </tr>
            ))}
          </Table>
        </>
      )}
      {open && (
        <GroupDialog
          group={open.group}
          groups={groups.data ?? []}
          outlets={outlets.data ?? []}
          onClose={() => setOpen(null)}
          onSettled={() => {
            setOpen(null);
            groups.again();
          }}
        />
      )}
    </div>
  );
}
