/** One reason why a command is refused, as a reader needs it: what, where, and the facts of the case. */
export interface Refusal {
  /** A code of DOMAIN.md §2 ("missing-field") or of one aggregate ("key-post-full"). */
  readonly code: string;
  /** The path of the field at fault: `postId`, `actions[0].text`; `actor` for what the caller may not do. */
  readonly field: string;
  /** What the text of the code needs to be specific, e.g. `{ max: 200 }`. Never personal text. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Thrown when a command breaks a rule. It leaves no trace in the log. */
export class Rejection extends Error implements Refusal {
  readonly code: string;
  readonly field: string;
  readonly details: Readonly<Record<string, string | number>>;
  /** All refusals found at once (several fields may be wrong); the first is this one. */
  readonly all: readonly Refusal[];

  constructor(code: string, field: string, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code} (${field})`);
    this.name = 'Rejection';
    this.code = code;
    this.field = field;
    this.details = details;
    this.all = [{ code, field, details }];
  }

  /** A rejection that carries every wrong field; there is at least one. */
  static of(refusals: readonly [Refusal, ...Refusal[]]): Rejection {
    const [first] = refusals;
    const rejection = new Rejection(first.code, first.field, first.details);
    return Object.assign(rejection, { all: refusals });
  }
}
