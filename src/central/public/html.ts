/** Text that is HTML already; anything else is text, and becomes HTML by being escaped. */
export type Html = { readonly html: string };

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const MEANT: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For HTML and XML alike, in text and between quotes. What neither may hold (XML 1.0 §2.2) is left out. */
export function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- they are what is left out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (sign) => MEANT[sign] ?? '')
  );
}

/**
 * The one way a page is made: what stands in `${}` is escaped unless `html` itself made it. Nothing, null and false are nothing;
 * lists stand one behind the other. Attributes must be between quotes.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = strings[0] ?? '';
  for (const [at, piece] of pieces.entries()) text += said(piece) + (strings[at + 1] ?? '');
  return { html: text };
}

function said(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return 'html' in piece ? piece.html : piece.map(said).join('');
}

/**
 * Facts for machines inside a page (JSON-LD): a script element that no browser runs. `<` and `&` are written as escapes of JSON, so
 * that nothing in it can end the element or begin a comment.
 */
export function structured(facts: unknown): Html {
  const json = JSON.stringify(facts).replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return { html: `<script type="application/ld+json">${json}</script>` };
}
