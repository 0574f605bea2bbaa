import { aggregates } from '#domain/aggregates.js';
import type { AnyAggregate } from '#kernel/aggregate.js';
import type { Recorded } from '#kernel/event.js';
import { START } from '#kernel/position.js';
import { Rejection } from '#kernel/rejection.js';
import { type Office, openOffice } from './office.js';
import { VALID } from './valid-commands.js';

const lines = new Map(
  aggregates.flatMap(({ texts }: AnyAggregate) => Object.entries(texts.timeline)).map(([type, line]) => [type, line]),
);

/** Every command's event: as many in one office as go together, the rest in others. */
async function everyEvent(): Promise<readonly Recorded[]> {
  const events: Recorded[] = [];
  let left = Object.entries(VALID);
  while (left.length > 0) {
    const office = await openOffice();
    const before = left.length;
    try {
      left = await rejectedBy(office, left);
      for await (const batch of office.eventStore.readAll(START)) {
        events.push(...batch.map((stored) => office.codec.decode(stored)));
      }
    } finally {
      await office.close();
    }
    if (left.length === before) throw new Error(`no office accepts ${left.map(([route]) => route).join(', ')}`);
  }
  return events;
}

async function rejectedBy(office: Office, commands: [string, (typeof VALID)[string]][]) {
  const rejected: typeof commands = [];
  for (const [route, valid] of commands) {
    await office.send(route, valid.actor, valid.data).catch((error: unknown) => {
      if (!(error instanceof Rejection)) throw error;
      rejected.push([route, valid]);
    });
  }
  return rejected;
}

describe('the timeline', () => {
  it('has a sentence in both languages for every event, with nothing left out and no personal text', async () => {
    const events = await everyEvent();
    for (const { type, data } of events) {
      const { zh, en } = lines.get(type)?.(data as never) ?? { zh: '', en: '' };
      expect(zh).not.toBe(en);
      for (const line of [zh, en]) {
        expect(line.length).toBeGreaterThan(4);
        expect(line).not.toMatch(/undefined|null|NaN|\[object|sealed:|\{\w+\}/);
      }
    }
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...lines.keys()].sort());
  });
});
