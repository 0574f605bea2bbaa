import { describeAppending } from './event-store-appending.js';
import { describeExpectations } from './event-store-expectations.js';
import type { EventStoreHarness } from './event-store-harness.js';
import { describeReading } from './event-store-reading.js';
import { describeSubscribing } from './event-store-subscribing.js';

/** What every event store must do, whatever keeps its events. To be called in the adapter's spec. */
export function eventStoreContract(name: string, start: () => Promise<EventStoreHarness>): void {
  describe(`the event store in ${name}`, () => {
    describe('expectations', () => describeExpectations(start));
    describe('appending', () => describeAppending(start));
    describe('reading', () => describeReading(start));
    describe('subscribing', () => describeSubscribing(start));
  });
}
