import { ProductId } from '../../../shared/id.ts';
import { Month, StarsState } from '../../office/api/certificates.ts';
import { readCatalogueView } from '../catalogue/view.ts';

/** What the page of certificates shows, as its address says it. */
export type CertificatesView = {
  readonly month: string | null;
  readonly state: StarsState | null;
  readonly text: string;
  readonly offset: number;
  /** Whose certificates are open. */
  readonly product: ProductId | null;
};

export function readCertificatesView(query: URLSearchParams): CertificatesView {
  const { text, offset } = readCatalogueView(query);
  return {
    month: Month.safeParse(query.get('month')).data ?? null,
    state: StarsState.safeParse(query.get('state')).data ?? null,
    product: ProductId.safeParse(query.get('product')).data ?? null,
    text,
    offset,
  };
}
