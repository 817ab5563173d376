import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listen, useLive } from './live.ts';
import type { PageName } from './route/address.ts';
import { Side } from './side.tsx';
import { Note } from './ui/note.tsx';

/** What stands around every page: where one is, where one can go, and whether the figures are fresh. */
export function Frame({ page, children }: { readonly page: PageName; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const line = useLive((live) => live.line);
  const main = useRef<HTMLElement>(null);
  useEffect(listen, []);
  useFocusOnMove(page, main);
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        {t('skip')}
      </a>
      <Side page={page} />
      <main className="main" id="main" ref={main} tabIndex={-1}>
        {line === 'lost' && <Note tone="wait">{t('live.lost')}</Note>}
        {children}
      </main>
    </div>
  );
}

/** A new page begins at its top and takes the focus, as loading one would; the first one leaves it where it is. */
function useFocusOnMove(page: PageName, main: React.RefObject<HTMLElement | null>): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page, main]);
}
