import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { LabelPicture } from '../../shared/contract/label.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { sentenceFor } from '../words/sentence.ts';
import { askedLabel, unwanted } from './asked.ts';
import styles from './Label.module.css';
import type { Labels } from './store.ts';

type Props = { readonly labels: Labels; readonly product: ProductView | undefined };

/** The label as it comes out, on white in the dark as well; or why there is none. */
export function Preview({ labels, product }: Props) {
  const { t } = useTranslation();
  const picture = usePicture(labels, product);
  return (
    <div className={styles['preview']} data-testid="label-preview">
      {!product && <p>{t('label.noPreview')}</p>}
      {picture && isRefusal(picture) && <p role="status">{sentenceFor(picture)}</p>}
      {product && picture && !isRefusal(picture) && (
        <>
          <img
            src={picture.image}
            width={picture.width}
            height={picture.height}
            alt={t('label.preview', { name: product.name })}
            data-testid="label-image"
          />
          {picture.faults.map((fault) => (
            <p key={fault} className={styles['fault']} role="status">
              {t(`label.${fault}`)}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

function usePicture({ wanted, form, target }: Labels, product: ProductView | undefined): LabelPicture | Refusal | null {
  const [picture, setPicture] = useState<LabelPicture | Refusal | null>(null);
  const one = product && (wanted.find((known) => known.product.product === product.product) ?? unwanted(product));
  // As text, because what is asked decides whether to ask again, and not how often a label is to come out.
  const asked = one && target ? JSON.stringify({ label: { ...askedLabel(one, form), copies: 1 }, target }) : null;
  useEffect(() => {
    if (asked === null) return undefined;
    let wanting = true;
    bridge
      .call('label.preview', JSON.parse(asked) as Parameters<typeof bridge.call<'label.preview'>>[1])
      .then((reply) => wanting && setPicture(reply))
      .catch(sayFailed);
    return () => {
      wanting = false;
    };
  }, [asked]);
  return picture;
}
