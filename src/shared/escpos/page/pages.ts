import type { Form } from '../../printer/profile.ts';
import { cp1258 } from './cp1258.ts';
import type { Page } from './page.ts';
import { tcvn3, tcvn3Twice } from './tcvn3.ts';
import { viscii } from './viscii.ts';

type NativeForm = Extract<Form, { kind: 'native' }>;

/** The letters of a printer's own that a profile names. */
export function pageFor({ encoding, page, upperPage }: NativeForm): Page {
  switch (encoding) {
    case 'cp1258':
      return cp1258;
    case 'viscii':
      return viscii;
    case 'tcvn3':
      return upperPage === undefined || upperPage === page ? tcvn3 : tcvn3Twice;
  }
}
