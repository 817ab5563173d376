import { Checkbox, Modal, NativeSelect, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WatchRules } from '../../office/api/alarms.ts';
import { callOffice, type Problem } from '../office.ts';
import { FormEnd } from '../ui/formEnd.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { numberOf, WEEKDAYS, type Weekday, weekdaysOf } from './weekdays.ts';

type Props = { readonly rules: WatchRules; readonly onClose: () => void; readonly onSettled: () => void };

const HOURS = Array.from({ length: 25 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));

/** When a till that says nothing rings. */
export function WatchDialog({ rules, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const [hours, setHours] = useState<number | string>(rules.silentHours);
  const [days, setDays] = useState<Weekday[]>(weekdaysOf(rules));
  const [opens, setOpens] = useState(String(rules.opens));
  const [closes, setCloses] = useState(String(rules.closes));
  const [isWrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = WatchRules.safeParse({
      silentHours: hours,
      days: WEEKDAYS.filter((day) => days.includes(day)).map(numberOf),
      opens: Number(opens),
      closes: Number(closes),
    });
    if (!wanted.success) return setWrong(true);
    const answer = await callOffice('alarm.setRules', wanted.data);
    if ('problem' in answer) return setProblem(answer.problem);
    confirmDone(t('fleet.watch.saved'));
    onSettled();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<span className="strong">{t('fleet.watch.title')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="form" onSubmit={(event) => void submit(event)} noValidate>
        <ProblemNote problem={problem} />
        <p>{t('fleet.watch.lead')}</p>
        <NumberInput
          label={t('fleet.watch.hours')}
          value={hours}
          onChange={setHours}
          min={1}
          max={240}
          allowDecimal={false}
          data-autofocus
        />
        <Checkbox.Group
          label={t('fleet.watch.on')}
          value={days}
          onChange={(chosen) => setDays(WEEKDAYS.filter((day) => chosen.includes(day)))}
        >
          <div className="weekdays">
            {WEEKDAYS.map((day) => (
              <Checkbox key={day} value={day} label={t(`fleet.watch.days.${day}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <div className="formRow">
          <NativeSelect
            label={t('fleet.watch.opens')}
            value={opens}
            onChange={(event) => setOpens(event.currentTarget.value)}
            data={HOURS.slice(0, -1)}
          />
          <NativeSelect
            label={t('fleet.watch.closes')}
            value={closes}
            onChange={(event) => setCloses(event.currentTarget.value)}
            data={HOURS.slice(1)}
          />
        </div>
        {isWrong && (
          <p className="bad" role="alert">
            {t('fleet.watch.wrong')}
          </p>
        )}
        <FormEnd submit={t('save')} onClose={onClose} />
      </form>
    </Modal>
  );
}
