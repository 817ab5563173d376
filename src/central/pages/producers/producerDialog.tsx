import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Producer } from '../../../shared/catalogue/product.ts';
import type { ProducerId } from '../../../shared/id.ts';
import type { OfficeReply } from '../../office/api.ts';
import { useKept } from '../kept.ts';
import { callOffice, type Problem } from '../office.ts';
import { tidy } from '../product/productForm.ts';
import { CoordinatesField, coordinatesText, typedCoordinates } from '../ui/coordinatesField.tsx';
import { FormEnd } from '../ui/formEnd.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { useAsk } from '../useAsk.ts';

type Props = {
  /** Null for a new one. */
  readonly producer: ProducerId | null;
  readonly onClose: () => void;
};

type Opened = Extract<OfficeReply<'draft.openProducer'>, { readonly id: ProducerId }>;

export function ProducerDialog({ producer, onClose }: Props) {
  const { t } = useTranslation();
  const { data, problem, again } = useAsk('draft.openProducer', { producer });
  const opened = data && 'id' in data ? data : undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<span className="strong">{opened?.row?.name ?? t('producers.add')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ProblemNote problem={problem} again={again} />
      {data && 'refused' in data && <Note tone="wait">{t('producers.gone')}</Note>}
      {opened && <Sheet opened={opened} isNew={producer === null} onClose={onClose} />}
    </Modal>
  );
}

type Form = Readonly<Record<'name' | 'kind' | 'place' | 'address' | 'coordinates', string>>;
type Fault = 'name-missing' | 'coordinates-wrong';

const blank: Form = { name: '', kind: 'household', place: '', address: '', coordinates: '' };

function formOf({ name, kind, place, address = '', coordinates }: Producer): Form {
  return { name, kind, place, address, coordinates: coordinatesText(coordinates) };
}

/** What is printed is kept letter for letter: only the blanks around it go. */
function producerOf(form: Form, id: ProducerId): Producer | Fault {
  const [place, address] = [form.place.trim(), form.address.trim()];
  const coordinates = typedCoordinates(form.coordinates);
  if (coordinates === undefined) return 'coordinates-wrong';
  const read = Producer.safeParse({
    id,
    name: tidy(form.name),
    kind: form.kind,
    place,
    ...(address !== '' && { address }),
    ...(coordinates && { coordinates }),
  });
  return read.data ?? 'name-missing';
}

type SheetProps = { readonly opened: Opened; readonly isNew: boolean; readonly onClose: () => void };

function Sheet({ opened, isNew, onClose }: SheetProps) {
  const { t } = useTranslation();
  const start = opened.row ? formOf(opened.row) : blank;
  const { form, put, forget } = useKept(isNew ? 'producer' : `producer.${opened.id}.${opened.edit}`, start);
  const [fault, setFault] = useState<Fault>();
  const [meanwhile, setMeanwhile] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const row = producerOf(form, opened.id);
    if (typeof row === 'string') return setFault(row);
    const answer = await callOffice('draft.save', { change: { kind: 'producer', id: row.id, row }, edit: opened.edit });
    setProblem('problem' in answer ? answer.problem : null);
    if ('problem' in answer) return;
    if ('refused' in answer.reply) return setMeanwhile(true);
    forget();
    confirmDone(t('producers.saved', { name: row.name }));
    onClose();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate data-testid="producer-form">
      <ProblemNote problem={problem} />
      {opened.edit > 0 && <Note tone="know">{t('productForm.drafted')}</Note>}
      <TextInput
        label={t('producers.name')}
        value={form.name}
        onChange={(event) => {
          setFault(undefined);
          put({ name: event.currentTarget.value });
        }}
        error={fault === 'name-missing' && t('producers.nameMissing')}
        maxLength={200}
        data-autofocus
      />
      <NativeSelect
        label={t('producers.kind')}
        value={form.kind}
        onChange={(event) => put({ kind: event.currentTarget.value })}
        data={Producer.shape.kind.options.map((value) => ({ value, label: t(`producers.kinds.${value}`) }))}
      />
      <TextInput
        label={t('producers.place')}
        description={t('producers.placeHint')}
        value={form.place}
        onChange={(event) => put({ place: event.currentTarget.value })}
        maxLength={300}
      />
      <TextInput
        label={t('producers.address')}
        description={t('producers.addressHint')}
        value={form.address}
        onChange={(event) => put({ address: event.currentTarget.value })}
        maxLength={300}
      />
      <CoordinatesField
        value={form.coordinates}
        onChange={(coordinates) => {
          setFault(undefined);
          put({ coordinates });
        }}
        isWrong={fault === 'coordinates-wrong'}
      />
      {meanwhile && <Note tone="bad">{t('drafts.meanwhile')}</Note>}
      <p className="small soft">{t('producers.effect')}</p>
      <FormEnd submit={t('drafts.save')} onClose={onClose} />
    </form>
  );
}
