import type { Refusal } from '../../shared/refusal.ts';
import { sentenceFor } from '../words/sentence.ts';

/** Why a PIN was not taken, said beside the pad; `waitMs` while no other is taken either. */
export type Fault = { readonly sentence: string; readonly waitMs: number };

export function faultOf(refusal: Refusal): Fault {
  return { sentence: sentenceFor(refusal), waitMs: refusal.refused === 'pin-wait' ? refusal.ms : 0 };
}
