import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import type { GoodsQuestion } from '../../../shared/stock/question.ts';
import type { OfficeReply } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { go } from '../route/useAddress.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { confirmDone } from '../ui/say.tsx';
import { useAsk } from '../useAsk.ts';
import { areFaults, type Faults, type Form, newForm, saidOf } from './form.ts';
import { HeadFields } from './headFields.tsx';
import { LinesFields } from './linesFields.tsx';
import { NoteFile } from './noteFile.tsx';
import { spendForm, useForm } from './store.ts';

export type Beginning = OfficeReply<'announced.begin'>;

/** Writes down what a producer will bring to an outlet. */
export function AnnouncePage() {
  const { t } = useTranslation();
  const { data, problem, again } = useAsk('announced.begin', {});
  const { form, spent } = useForm();
  useEffect(() => {
    if (data && !form && !spent.has(data.id)) useForm.setState({ form: newForm(data.id, data.today) });
  }, [data, form, spent]);
  return (
    <Page
      title={t('announced.newTitle')}
      question={t('announced.newLead')}
      above={<Link href={pageHref('announced')}>← {t('nav.announced')}</Link>}
    >
      <ProblemNote problem={problem} again={again} />
      {data && form && <Sheet beginning={data} form={form} />}
    </Page>
  );
}

type Refused = Extract<OfficeReply<'announced.save'>, { refused: string }>['refused'];

const NONE: Faults = { form: null, lines: new Map() };

type SheetProps = { readonly beginning: Beginning; readonly form: Form };

function Sheet({ beginning, form }: SheetProps) {
  const { t } = useTranslation();
  const [isTried, setTried] = useState(false);
  const [questions, setQuestions] = useState<Asked>({ of: form, list: [] });
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const said = useMemo(() => saidOf(form, beginning.today), [form, beginning.today]);
  // Once somebody tried to send it, what is still to be mended is marked until it is.
  const faults = isTried && areFaults(said) ? said : NONE;
  const asked = useMemo(() => questionsByLine(form, questions), [form, questions]);
  const isWrong = faults.form !== null || faults.lines.size > 0 || asked.size > 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setRefused(null);
    if (areFaults(said)) return;
    const answer = await callOffice('announced.save', said);
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return setRefused(answer.reply.refused);
    if ('questions' in answer.reply) return setQuestions({ of: form, list: answer.reply.questions });
    leave(t('announced.saved', { day: formatDay(said.day) }));
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate data-testid="announce-form">
      <ProblemNote problem={problem} />
      <HeadFields beginning={beginning} form={form} fault={faults.form} />
      <NoteFile beginning={beginning} form={form} />
      <LinesFields beginning={beginning} form={form} faults={faults} asked={asked} />
      {refused && <Note tone="bad">{t(`announced.refused.${refused}`)}</Note>}
      {isWrong && <Note tone="bad">{t('announced.mend')}</Note>}
      <div className="endBar">
        <Button variant="default" onClick={() => leave()}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t('announced.submit')}</Button>
      </div>
    </form>
  );
}

function leave(words?: string): void {
  spendForm();
  if (words !== undefined) confirmDone(words);
  go(pageHref('announced'));
}

/** What the centre asked of a form as it was sent; once anything of it is changed it is no longer asked. */
type Asked = { readonly of: Form; readonly list: readonly GoodsQuestion[] };

/** The centre counts lines; the form's have handles. */
function questionsByLine(form: Form, { of, list }: Asked): ReadonlyMap<number, GoodsQuestion> {
  if (of !== form) return new Map();
  return new Map(
    list.flatMap((question): [number, GoodsQuestion][] => {
      const line = form.lines[question.line - 1];
      return line ? [[line.key, question]] : [];
    }),
  );
}
