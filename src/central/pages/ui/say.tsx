import { VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';

/** What was last said aloud to a screen reader, and what stands at the foot of the page until read. */
type Said = { readonly aloud: string; readonly toast: { readonly text: string; readonly n: number } | null };

const useSaid = create<Said>()(() => ({ aloud: '', toast: null }));

/** Says something to those who do not see it appear. */
export const announce = (aloud: string) => useSaid.setState({ aloud });

/** Confirms what was done, for all. */
export const confirmDone = (text: string) =>
  useSaid.setState((said) => ({ aloud: text, toast: { text, n: (said.toast?.n ?? 0) + 1 } }));

const put = () => useSaid.setState({ toast: null });

/** Long enough to read the longest sentence we say twice. */
const TOAST_MS = 7000;

export function Said() {
  const { t } = useTranslation();
  const { aloud, toast } = useSaid();
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(put, TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <>
      <VisuallyHidden role="status" data-testid="announcement">
        {aloud}
      </VisuallyHidden>
      {toast && (
        <aside className="toast" aria-label={t('done')} data-testid="toast">
          <span>{toast.text}</span>
          <button type="button" onClick={put}>
            {t('close')}
          </button>
        </aside>
      )}
    </>
  );
}
