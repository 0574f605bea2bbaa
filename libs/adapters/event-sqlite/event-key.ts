const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An event id as it is stored: the 16 bytes of a UUID, anything else as text. */
export type EventKey = Buffer | string;

export function eventKey(id: string): EventKey {
  return UUID.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : id;
}

/** The id of a stored key. */
export function eventId(key: Uint8Array | string): string {
  if (typeof key === 'string') return key;
  const hex = Buffer.from(key).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
