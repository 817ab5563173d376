/** A line of the dictionary that is an entry: AI or range of them, flags, specification and attributes, `# Title`. */
const ENTRY = /^(\d{2,4}(?:-\d{2,4})?) +([^#]*?) *(?:# *(.*))?$/;

/**
 * The source of src/shared/barcode/gs1/dictionary.ts: the dictionary's entries, one a line, without comments and blanks.
 * @param text of GS1's syntax dictionary
 */
export function dictionarySource(text: string): string {
  const entries = text.split('\n').flatMap((line) => {
    const [, ai, entry] = ENTRY.exec(line) ?? [];
    return ai === undefined || entry === undefined ? [] : [`${ai} ${entry.replaceAll(/ +/g, ' ')}`];
  });
  return `${HEADER}export const GS1_DICTIONARY = \`\\\n${entries.join('\n')}\n\`;\n`;
}

const HEADER = `// Made by scripts/write-gs1-dictionary.ts from assets/gs1/gs1-syntax-dictionary.txt: change that, and make this again.
// Copyright 2020-2021 BWIPP project, 2020-2021 Zint Project, 2021-2025 GS1 AISBL; Apache License 2.0 (assets/gs1).

/** GS1's application identifiers, an entry a line, as its syntax dictionary writes them, without their titles. */
`;
