import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../../shared/id.ts';
import type { CertificateSheet } from '../../office/api/certificates.ts';
import { useMay } from '../session/session.ts';
import { Icon } from '../ui/icons.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { useAsk } from '../useAsk.ts';
import { CertificateFields } from './certificateFields.tsx';
import { Sheet } from './sheet.tsx';

type Props = { readonly product: ProductId; readonly onClose: () => void; readonly onSettled: () => void };

/** All certificates of a product, the newest first: what they say, their papers, what became of them. */
export function CertificatesDialog({ product, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const { data, problem, again } = useAsk('certificate.open', { product });
  const [editing, setEditing] = useState<CertificateSheet | 'new' | null>(null);
  const opened = data && 'sheets' in data ? data : undefined;
  const settled = () => {
    setEditing(null);
    again();
    onSettled();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={<span className="strong">{t('certificates.of', { name: opened?.name ?? '' })}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="form" data-testid="certificates-dialog">
        <ProblemNote problem={problem} again={again} showsOld={opened !== undefined} />
        {data && 'refused' in data && <Note tone="wait">{t('catalogue.gone')}</Note>}
        {editing !== null && (
          <CertificateFields
            key={editing === 'new' ? 'new' : editing.certificate.id}
            product={product}
            sheet={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
            onSettled={settled}
          />
        )}
        {editing === null && opened && (
          <>
            {opened.sheets.length === 0 && <p className="soft">{t('certificates.none')}</p>}
            {opened.sheets.map((sheet) => (
              <Sheet
                key={sheet.certificate.id}
                sheet={sheet}
                onEdit={may('edit-catalogue') ? () => setEditing(sheet) : null}
                onSettled={settled}
              />
            ))}
            {may('edit-catalogue') && (
              <div className="formEnd">
                <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setEditing('new')}>
                  {t('certificates.add')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Modal>
  );
}
