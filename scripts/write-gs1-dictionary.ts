/**
 * Writes src/shared/barcode/gs1/dictionary.ts from GS1's syntax dictionary in assets/gs1. Run by hand when GS1 releases a new
 * one (`npx node scripts/write-gs1-dictionary.ts`); the result is committed, because the rules read no files. A test holds
 * the two in step.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dictionarySource } from './gs1Dictionary.ts';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'assets/gs1/gs1-syntax-dictionary.txt'), 'utf8');
writeFileSync(join(root, 'src/shared/barcode/gs1/dictionary.ts'), dictionarySource(text));
