import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRefusal } from '../../office/api/import.ts';
import { LISTS } from '../../office/api/lists.ts';
import type { OfficeCallName } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { go, useAddress } from '../route/useAddress.ts';
import { count } from '../show/figures.ts';
import { Empty } from '../ui/empty.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { announce } from '../ui/say.tsx';
import { ChooseFile } from './chooseFile.tsx';
import { Preview } from './preview.tsx';
import { Sending } from './sending.tsx';
import { type AnyPreview, type BroughtList, upload } from './upload.ts';

/** Where an import stands. Nothing in the catalogue has changed before `done`. */
type Step =
  | { readonly at: 'choose'; readonly said?: Said }
  | { readonly at: 'sending'; readonly file: File; readonly sent: number }
  | { readonly at: 'preview'; readonly preview: AnyPreview; readonly problem?: Problem; readonly applying: boolean }
  | { readonly at: 'done'; readonly applied: number };

/** What is told above the file chooser after an import came to nothing. */
type Said =
  | { readonly refusal: ImportRefusal }
  | { readonly problem: Problem }
  | { readonly note: 'stopped' | 'discarded' | 'expired' | 'movedOn' };

export function ImportPage() {
  const { t } = useTranslation();
  const { query } = useAddress();
  const list = LISTS.find((each) => each === query.get('list')) ?? 'catalogue';
  const { title, back } = wordsOf(t, list);
  return (
    <Page title={title} question={t('import.lead')} above={<Link href={hrefOf(list)}>← {back}</Link>}>
      <Steps key={list} list={list} />
    </Page>
  );
}

/** Where the list stands as a page. */
function hrefOf(list: BroughtList): string {
  if (list === 'catalogue' || list === 'promotions') return pageHref(list);
  return pageHref('outlets', { view: list });
}

function wordsOf(t: TFunction, list: BroughtList): { readonly title: string; readonly back: string } {
  switch (list) {
    case 'catalogue':
      return { title: t('import.title'), back: t('import.back') };
    case 'promotions':
      return { title: t('lists.title.promotions'), back: t('nav.promotions') };
    case 'outlets':
      return { title: t('lists.title.outlets'), back: t('outlets.outlets') };
    case 'staff':
      return { title: t('lists.title.staff'), back: t('outlets.staff') };
  }
}

const confirmCalls = {
  catalogue: 'catalogue.confirmImport',
  promotions: 'promotion.confirmImport',
  outlets: 'outlet.confirmImport',
  staff: 'staff.confirmImport',
} as const satisfies Record<BroughtList, OfficeCallName>;

function Steps({ list }: { readonly list: BroughtList }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const calling = useRef<AbortController>(null);

  const send = async (file: File) => {
    const controller = new AbortController();
    calling.current = controller;
    setStep({ at: 'sending', file, sent: 0 });
    const onProgress = (sent: number) => setStep({ at: 'sending', file, sent });
    const answer = await upload(list, file, { onProgress, signal: controller.signal });
    if ('preview' in answer) return setStep({ at: 'preview', preview: answer.preview, applying: false });
    if ('stopped' in answer) return setStep({ at: 'choose', said: { note: 'stopped' } });
    setStep({ at: 'choose', said: answer });
  };

  const apply = async (preview: AnyPreview) => {
    setStep({ at: 'preview', preview, applying: true });
    const answer = await callOffice(confirmCalls[list], { import: preview.import });
    if ('problem' in answer) return setStep({ at: 'preview', preview, applying: false, problem: answer.problem });
    if ('refused' in answer.reply) {
      const note = answer.reply.refused === 'no-such-import' ? 'expired' : 'movedOn';
      return setStep({ at: 'choose', said: { note } });
    }
    const { applied } = answer.reply;
    announce(doneWords(t, list, applied));
    setStep({ at: 'done', applied });
  };

  switch (step.at) {
    case 'choose':
      return (
        <>
          <SaidNote said={step.said} />
          <ChooseFile list={list} onFile={(file) => void send(file)} />
        </>
      );
    case 'sending':
      return <Sending file={step.file} sent={step.sent} onStop={() => calling.current?.abort()} />;
    case 'preview':
      return (
        <>
          <ProblemNote problem={step.problem} />
          <Preview
            preview={step.preview}
            list={list}
            applying={step.applying}
            onConfirm={() => void apply(step.preview)}
            onDiscard={() => setStep({ at: 'choose', said: { note: 'discarded' } })}
          />
        </>
      );
    case 'done':
      return <Done list={list} applied={step.applied} onAnother={() => setStep({ at: 'choose' })} />;
  }
}

function SaidNote({ said }: { readonly said: Said | undefined }) {
  const { t } = useTranslation();
  if (!said) return null;
  if ('problem' in said) return <ProblemNote problem={said.problem} />;
  if ('note' in said) return <Note tone="know">{t(`import.${said.note}`)}</Note>;
  return <Note tone="bad">{refusalWords(t, said.refusal)}</Note>;
}

function refusalWords(t: TFunction, refusal: ImportRefusal): string {
  switch (refusal.refused) {
    case 'wrong-encoding':
      return t('import.refusals.wrong-encoding', { line: refusal.line });
    case 'missing-columns':
      return t('import.refusals.missing-columns', { columns: refusal.columns.join(', ') });
    case 'not-readable':
    case 'too-large':
    case 'empty':
      return t(`import.refusals.${refusal.refused}`);
  }
}

function doneWords(t: TFunction, list: BroughtList, applied: number): string {
  const counted = { count: applied, shown: count(applied) };
  return list === 'catalogue' ? t('import.done', counted) : t('lists.done', counted);
}

type DoneProps = { readonly list: BroughtList; readonly applied: number; readonly onAnother: () => void };

function Done({ list, applied, onAnother }: DoneProps) {
  const { t } = useTranslation();
  return (
    <Empty
      icon="good"
      title={doneWords(t, list, applied)}
      hint=""
      action={
        <div className="formEnd">
          <Button variant="default" onClick={onAnother}>
            {t('import.another')}
          </Button>
          <Button onClick={() => go(hrefOf(list))}>
            {list === 'catalogue' ? t('import.seeCatalogue') : t('lists.see')}
          </Button>
        </div>
      }
    />
  );
}
