import type { ReactNode } from 'react';
import { Link } from '../route/link.tsx';

type Choice = { readonly key: string; readonly label: string; readonly href: string };
type Props = {
  readonly label: string;
  readonly now: string;
  readonly choices: readonly Choice[];
  /** `tabs` divide a page, `row` sets a filter. */
  readonly kind: 'tabs' | 'row';
  readonly children?: ReactNode;
};

/** A few ways to look, each an address of its own, so that Back and bookmarks work. */
export function Choices({ label, now, choices, kind, children }: Props) {
  return (
    <nav aria-label={label} className={kind === 'tabs' ? 'tabs' : 'choices'}>
      {choices.map((choice) => (
        <Link key={choice.key} href={choice.href} aria-current={choice.key === now ? 'true' : undefined}>
          {choice.label}
        </Link>
      ))}
      {children}
    </nav>
  );
}
