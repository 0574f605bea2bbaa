/**
 * RFC 8785 (JSON Canonicalization Scheme): the one text of a JSON value, so that equal values have equal bytes.
 * Stricter than the RFC's libraries: `undefined`, non-finite numbers and lone surrogates are refused, because
 * what cannot be written once and for all must not be hashed.
 * @throws TypeError naming the kind of value that has no canonical form
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('a text with a lone surrogate has no canonical form');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('a number that is not finite has no canonical form');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`a value of type ${typeof value} has no canonical form`);
  }
}

function canonicalArray(values: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < values.length; index++) {
    text += (index === 0 ? '' : ',') + canonicalJson(values[index]);
  }
  return `${text}]`;
}

/** Keys in the order of their UTF-16 code units, which is what `sort` without an argument does. */
function canonicalObject(value: object): string {
  const entries = value as Record<string, unknown>;
  let text = '{';
  for (const key of Object.keys(entries).sort()) {
    text += `${(text.length === 1 ? '' : ',') + canonicalJson(key)}:${canonicalJson(entries[key])}`;
  }
  return `${text}}`;
}
