import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

type Props = {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
};

/** A page with nothing on it says why, and what to do. */
export function Empty({ icon, title, hint, action }: Props) {
  return (
    <div className="empty" data-testid="empty">
      <Icon name={icon} size={40} />
      <h2>{title}</h2>
      <p>{hint}</p>
      {action}
    </div>
  );
}
