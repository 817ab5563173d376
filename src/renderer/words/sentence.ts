import { t as speak, type TFunction } from 'i18next';
import { formatDong } from '../../shared/money.ts';
import type { Refusal } from '../../shared/refusal.ts';

/** A long code (a web address) would push the sentence off the screen. */
const CODE_SHOWN = 60;

/** The sentence for a refusal, its facts filled in. */
export function sentenceFor(refusal: Refusal, t: TFunction = speak): string {
  return t(`refusals.${refusal.refused}`, facts(refusal));
}

type Facts = { readonly missing: string; readonly over: string; readonly name: string; readonly code: string };

function facts(refusal: Refusal): Facts {
  return {
    missing: 'missing' in refusal ? formatDong(refusal.missing) : '',
    over: 'over' in refusal ? formatDong(refusal.over) : '',
    name: 'name' in refusal ? refusal.name : '',
    code: 'code' in refusal ? shortened(refusal.code) : '',
  };
}

function shortened(code: string): string {
  return code.length > CODE_SHOWN ? `${code.slice(0, CODE_SHOWN)}…` : code;
}
