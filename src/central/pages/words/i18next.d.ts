import 'i18next';
import type { Words } from './vi.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'pages';
    readonly resources: { readonly pages: Words };
  }
}
