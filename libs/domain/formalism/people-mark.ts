/** Whoever is named, as one character each: enough to tell two lists apart that have nobody in common. */
export function peopleMark(memberIds: readonly string[]): string {
  return String.fromCharCode(...memberIds.map(character));
}

/** False if nobody is in both; true for one pair of other people in 40,000, too. */
export function mayShare(one: string, other: string): boolean {
  for (const each of one) if (other.includes(each)) return true;
  return false;
}

/** FNV-1a over the id, folded to the 0xd7ff characters that are no halves of others (surrogates aren't stored well). */
function character(memberId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < memberId.length; at++) hash = Math.imul(hash ^ memberId.charCodeAt(at), 0x01000193);
  return 1 + ((hash >>> 0) % 0xd7ff);
}
