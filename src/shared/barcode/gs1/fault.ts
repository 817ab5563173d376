/** Why a text that should follow GS1's rules does not. */
export type Gs1Fault = {
  readonly fault: /** No data, or an AI without a value. */
    | 'empty'
    | 'unknown-ai'
    | 'too-short'
    | 'too-long'
    | 'wrong-character'
    | 'check-digit'
    /** `check`: the rule of GS1's dictionary that it breaks, e.g. `yymmd0`. */
    | 'wrong-value'
    /** Two that may not stand together; `other` is the second. */
    | 'not-together'
    /** Something must stand beside it. */
    | 'lacks-another'
    /** Twice, and not the same. */
    | 'said-twice'
    /** A signature over a key without its serial. */
    | 'no-serial'
    | 'too-many'
    /** A Digital Link whose AIs stand in the wrong place or order. */
    | 'wrong-order'
    /** A web address in which no GS1 key was found; or none at all. */
    | 'no-key'
    | 'bad-address';
  readonly ai?: string;
  readonly other?: string;
  readonly check?: string;
};
