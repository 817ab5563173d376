import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly title: string;
  /** The one question the page answers. */
  readonly question: string;
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export function Page({ title, question, above, actions, children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('centre')} · ${t('product')}`;
  }, [title, t]);
  return (
    <>
      <header className="pageHead">
        <div>
          {above && <div className="crumb">{above}</div>}
          <h1>{title}</h1>
          <p>{question}</p>
        </div>
        {actions && <div className="pageActions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
