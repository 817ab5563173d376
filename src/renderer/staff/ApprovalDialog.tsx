import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffAtTill } from '../../shared/contract/staff.ts';
import type { StaffId } from '../../shared/id.ts';
import { may } from '../../shared/staff/rights.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { sentenceFor } from '../words/sentence.ts';
import styles from './ApprovalDialog.module.css';
import { type Asking, useApproval } from './approval.ts';
import { useBadges } from './badge.ts';
import { faultOf } from './fault.ts';
import { People } from './People.tsx';
import { PinPad } from './PinPad.tsx';

type Props = { readonly people: readonly StaffAtTill[]; readonly signedIn: StaffId | null };

/** Shown over whatever asked for leave. Where the till is nobody's any more, there is nobody who asks. */
export function ApprovalDialog({ people, signedIn }: Props) {
  const asking = useApproval((state) => state.asking);
  useEffect(() => {
    if (signedIn === null) asking?.cancel();
  }, [signedIn, asking]);
  if (asking === null || signedIn === null) return null;
  const able = people.filter(({ id, role, pin }) => id !== signedIn && pin === 'set' && may(role, asking.right));
  return <AskLeave asking={asking} able={able} people={people} signedIn={signedIn} />;
}

type LeaveProps = {
  readonly asking: Asking;
  readonly able: readonly StaffAtTill[];
  readonly people: readonly StaffAtTill[];
  readonly signedIn: StaffId;
};

function AskLeave({ asking, able, people, signedIn }: LeaveProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<StaffId | null>(able.length === 1 ? (able[0]?.id ?? null) : null);
  const by = able.find(({ id }) => id === chosen);
  useBadges(people, ({ id, name }) => {
    if (id === chosen) return t('badge.own', { name });
    if (id === signedIn) return sentenceFor({ refused: 'not-yourself' });
    if (!able.some((one) => one.id === id)) return sentenceFor({ refused: 'may-not-approve' });
    setChosen(id);
    return null;
  });
  return (
    <Dialog title={t('approval.title')} size={by ? 440 : 640} onClose={asking.cancel}>
      <div className={styles['leave']} data-testid="approval">
        <div>
          {/* What the right is called, too: one change may need leave for something else of it, as for a discount that it deepens. */}
          {asking.what !== undefined && <p className={styles['right']}>{t(`approval.right.${asking.right}`)}</p>}
          <p className={styles['what']}>{asking.what ?? t(`approval.right.${asking.right}`)}</p>
        </div>
        <p>{words(t, able, by)}</p>
        {by ? (
          <PinPad
            key={by.id}
            onPin={async (pin) => {
              const refusal = await asking.approve(by.id, pin);
              return refusal && faultOf(refusal);
            }}
          />
        ) : (
          <People people={able} onChoose={({ id }) => setChosen(id)} />
        )}
        <Action kind="quiet" onPress={asking.cancel} testId="approval-cancel">
          {t('app.cancel')}
        </Action>
      </div>
    </Dialog>
  );
}

function words(t: TFunction, able: readonly StaffAtTill[], by: StaffAtTill | undefined): string {
  if (able.length === 0) return t('approval.nobody');
  return by ? t('approval.by', { name: by.name }) : t('approval.who');
}
