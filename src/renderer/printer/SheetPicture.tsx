import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '../../shared/contract.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import styles from './Paper.module.css';
import { Paper } from './SlipPreview.tsx';

type Parts = ReplyOf<'printer.sheet'>['parts'];
export type SheetPartName = Parts[number]['part'];

/** A sheet on which everything is right, dot for dot, and which part of it is asked about. */
export function SheetPicture({ askedAbout }: { readonly askedAbout: SheetPartName | null }) {
  const { t } = useTranslation();
  const [parts, setParts] = useState<Parts>([]);
  useEffect(() => {
    bridge
      .call('printer.sheet', {})
      .then((sheet) => setParts(sheet.parts))
      .catch(sayFailed);
  }, []);
  return (
    <figure className={styles['figure']}>
      <figcaption>{t('printer.sheet.picture')}</figcaption>
      <div className={styles['frame']} tabIndex={0} role="group" aria-label={t('printer.sheet.picture')}>
        <div className={styles['sheet']} data-testid="sheet">
          {parts.map((part) => (
            <Part key={part.part} part={part} isAsked={askedAbout === null ? undefined : part.part === askedAbout} />
          ))}
        </div>
      </div>
    </figure>
  );
}

type PartProps = {
  readonly part: Parts[number] /** Undefined while nothing is asked about. */;
  readonly isAsked: boolean | undefined;
};

/** Comes into sight when it is asked about. */
function Part({ part, isAsked }: PartProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView({ block: 'start' });
  }, [isAsked]);
  return (
    <div ref={place} className={styles['part']} data-asked={isAsked}>
      {isAsked && <span className={styles['now']}>{t('printer.sheet.now')}</span>}
      <Paper picture={part} alt="" testId={`sheet-${part.part}`} />
    </div>
  );
}
