import { Button, Modal, MultiSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../../shared/catalogue/outlet.ts';
import type { OutletGroup } from '../../../shared/catalogue/outletGroup.ts';
import { OutletId } from '../../../shared/id.ts';
import type { DraftFault } from '../../office/api/drafts.ts';
import type { GroupRow } from '../../office/api/groups.ts';
import { Faults } from '../drafts/faults.tsx';
import { callOffice, type Problem } from '../office.ts';
import { FormEnd } from '../ui/formEnd.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { foldedOptions } from '../ui/pick.tsx';
import { confirmDone } from '../ui/say.tsx';

type Props = {
  /** Null for a new one. */
  readonly group: OutletGroup | null;
  readonly groups: readonly GroupRow[];
  readonly outlets: readonly Outlet[];
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

type Refusal = 'no-such-group' | 'no-such-outlet' | 'name-taken' | 'moved-on';

export function GroupDialog({ group, groups, outlets, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(group?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(group?.outlets ?? []);
  const [nameless, setNameless] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const put = () => {
    setNameless(false);
    setRefusal(null);
    setFaults([]);
  };
  const say = (reply: { readonly refused: Refusal | 'over-cap'; readonly promotion?: string }) => {
    if (reply.refused === 'over-cap') setFaults([{ fault: 'over-cap', name: reply.promotion ?? '' }]);
    else setRefusal(reply.refused);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setNameless(true);
    const wanted = { id: group?.id ?? null, name: name.trim(), outlets: chosen.map((id) => OutletId.parse(id)) };
    const answer = await callOffice('group.save', wanted);
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return say(answer.reply);
    confirmDone(t('groups.saved', { name: wanted.name }));
    onSettled();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="strong">{group ? t('outlets.editOf', { name: group.name }) : t('groups.addTitle')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="form" onSubmit={(event) => void save(event)} noValidate>
        <ProblemNote problem={problem} />
        <TextInput
          label={t('groups.name')}
          description={t('groups.nameHint')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            put();
          }}
          error={nameless && t('groups.nameMissing')}
          maxLength={80}
          data-autofocus
        />
        <MultiSelect
          label={t('groups.outlets')}
          placeholder={chosen.length === 0 ? t('groups.choose') : ''}
          data={outlets.map((outlet) => ({ value: outlet.id, label: outlet.name }))}
          value={[...chosen]}
          onChange={(ids) => {
            setChosen(ids);
            put();
          }}
          searchable
          filter={foldedOptions}
          nothingFoundMessage={t('sales.noMatch')}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <Moves chosen={chosen} own={group} groups={groups} outlets={outlets} />
        {refusal && <Note tone="bad">{t(`groups.refused.${refusal}`)}</Note>}
        <Faults faults={faults} />
        <p className="small soft">{t('groups.effect')}</p>
        <FormEnd
          submit={t('save')}
          onClose={onClose}
          besides={group && <Remove group={group} onRefused={say} onProblem={setProblem} onSettled={onSettled} />}
        />
      </form>
    </Modal>
  );
}

type MovesProps = Pick<Props, 'groups' | 'outlets'> & {
  readonly chosen: readonly string[];
  readonly own: OutletGroup | null;
};

/** Which outlets would leave another group for this one. */
function Moves({ chosen, own, groups, outlets }: MovesProps) {
  const { t } = useTranslation();
  const moves = groups
    .filter(({ group }) => group.id !== own?.id)
    .flatMap(({ group }) => group.outlets.filter((id) => chosen.includes(id)).map((id) => ({ id, group: group.name })));
  if (moves.length === 0) return null;
  const nameOf = (id: string) => outlets.find((outlet) => outlet.id === id)?.name ?? id;
  return (
    <Note tone="wait">
      {moves.map(({ id, group }) => (
        <p key={id}>{t('groups.movesFrom', { outlet: nameOf(id), group })}</p>
      ))}
    </Note>
  );
}

type RemoveProps = {
  readonly group: OutletGroup;
  readonly onRefused: (reply: { readonly refused: Refusal | 'over-cap'; readonly promotion?: string }) => void;
  readonly onProblem: (problem: Problem) => void;
  readonly onSettled: () => void;
};

/** Asked twice: tills hear of it at once. */
function Remove({ group, onRefused, onProblem, onSettled }: RemoveProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const remove = async () => {
    const answer = await callOffice('group.remove', { id: group.id });
    if ('problem' in answer) return onProblem(answer.problem);
    if ('refused' in answer.reply) return onRefused(answer.reply);
    confirmDone(t('groups.removed', { name: group.name }));
    onSettled();
  };
  return (
    <Button variant="subtle" color="brick" onClick={() => (asks ? void remove() : setAsks(true))}>
      {asks ? t('groups.removeSure') : t('groups.remove')}
    </Button>
  );
}
