import { useTranslation } from 'react-i18next';
import type { DraftFault } from '../../office/api/drafts.ts';
import { Note } from '../ui/note.tsx';

/** Why something cannot go out, in sentences. */
export function Faults({ faults }: { readonly faults: readonly DraftFault[] }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <Note tone="bad">
      {faults.map(({ fault, name }) => (
        <p key={`${fault} ${name}`}>{t(`drafts.faults.${fault}`, { name })}</p>
      ))}
    </Note>
  );
}
