import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductId } from '../../../shared/id.ts';
import type { DraftFault } from '../../office/api/drafts.ts';
import type { OfficeReply } from '../../office/api.ts';
import { Faults } from '../drafts/faults.tsx';
import { useKept } from '../kept.ts';
import { callOffice, type Problem } from '../office.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { go, useAddress } from '../route/useAddress.ts';
import { Empty } from '../ui/empty.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { confirmDone } from '../ui/say.tsx';
import { useAsk } from '../useAsk.ts';
import { ProductFields } from './productFields.tsx';
import { newProductForm, type ProductFault, productForm, productOf } from './productForm.ts';

export type Opened = Extract<OfficeReply<'draft.openProduct'>, { readonly id: ProductId }>;

/** One product, written as a draft: tills hear of it once it is published. */
export function ProductPage() {
  const { t } = useTranslation();
  const { query } = useAddress();
  const product = ProductId.safeParse(query.get('id') ?? '').data ?? null;
  const { data, problem, again } = useAsk('draft.openProduct', { product });
  const opened = data && 'id' in data ? data : undefined;
  return (
    <Page
      title={product === null ? t('productForm.new') : (opened?.row?.name ?? t('productForm.title'))}
      question={t('productForm.lead')}
      above={<Link href={pageHref('catalogue')}>← {t('nav.catalogue')}</Link>}
      actions={
        product !== null && <Link href={pageHref('certificates', { product })}>{t('productForm.certificates')}</Link>
      }
    >
      <ProblemNote problem={problem} again={again} showsOld={opened !== undefined} />
      {data && 'refused' in data && <Empty icon="catalogue" title={t('catalogue.gone')} hint="" />}
      {opened && <Sheet key={`${opened.id} ${opened.edit}`} opened={opened} isNew={product === null} />}
    </Page>
  );
}

type Refused = { readonly meanwhile: true } | { readonly faults: readonly DraftFault[] };

function Sheet({ opened, isNew }: { readonly opened: Opened; readonly isNew: boolean }) {
  const { t } = useTranslation();
  const start = opened.row ? productForm(opened.row) : newProductForm(opened.taxClasses[0]?.id ?? '');
  const { form, put, forget } = useKept(isNew ? 'product' : `product.${opened.id}.${opened.edit}`, start);
  const [fault, setFault] = useState<ProductFault | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const row = productOf(form, { id: opened.id, codes: opened.codes, goods: opened.goods });
    if (typeof row === 'string') return setFault(row);
    const answer = await callOffice('draft.save', {
      change: { kind: 'product', id: row.id, row },
      edit: opened.edit,
    });
    setProblem('problem' in answer ? answer.problem : null);
    if ('problem' in answer) return;
    if ('faults' in answer.reply) return setRefused({ faults: answer.reply.faults });
    if ('refused' in answer.reply) return setRefused({ meanwhile: true });
    forget();
    confirmDone(t('productForm.saved', { name: row.name }));
    go(pageHref('drafts'));
  };
  const leave = () => {
    forget();
    go(pageHref('catalogue'));
  };
  return (
    <form className="form sheet" onSubmit={(event) => void submit(event)} noValidate data-testid="product-form">
      <ProblemNote problem={problem} />
      {opened.edit > 0 && <Note tone="know">{t('productForm.drafted')}</Note>}
      <ProductFields
        form={form}
        put={(change) => {
          setFault(null);
          setRefused(null);
          put(change);
        }}
        fault={fault}
        opened={opened}
      />
      {refused && 'meanwhile' in refused && <Note tone="bad">{t('drafts.meanwhile')}</Note>}
      {refused && 'faults' in refused && <Faults faults={refused.faults} />}
      {fault && <Note tone="bad">{t('productForm.mend')}</Note>}
      <div className="endBar">
        <Button variant="default" onClick={leave}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t('drafts.save')}</Button>
      </div>
    </form>
  );
}
