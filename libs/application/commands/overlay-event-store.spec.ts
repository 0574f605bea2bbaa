import { START } from '#kernel/position.js';
import { EmbeddedDirectory, type RunningRunner } from '#testing/embedded-directory.js';
import { collect } from '#testing/event-store-harness.js';
import type { Append, Revision } from '../ports/event-store.js';
import { OverlayEventStore } from './overlay-event-store.js';

let directory: EmbeddedDirectory;
let below: RunningRunner;
let overlay: OverlayEventStore;

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  below = await directory.open();
  await below.setting.eventStore.append(appendOf('task-1', 'absent', ['a', 'b']));
  overlay = new OverlayEventStore(below.setting.eventStore);
});
afterEach(() => directory.remove());

const idOf = (name: string) => `00000000-0000-5000-8000-${Buffer.from(name).toString('hex').padStart(12, '0')}`;

function appendOf(stream: string, expected: Revision, names: readonly string[], more: Partial<Append> = {}): Append {
  const events = names.map((name) => ({ id: idOf(name), bytes: JSON.stringify({ name }), tags: [`branch:${stream}`] }));
  return { writes: [{ stream, expected, events }], checks: [], touches: [], ...more };
}

const names = (events: readonly { readonly bytes: string }[]) => events.map(({ bytes }) => JSON.parse(bytes).name);
const logOf = async (store: Pick<OverlayEventStore, 'readAll'>) => names(await collect(store.readAll(START)));

describe('a rehearsal over an event store', () => {
  it('shows what was appended here after what is below, which knows nothing of it', async () => {
    await overlay.append(appendOf('task-1', 1, ['c']));
    await overlay.append(appendOf('task-2', 'absent', ['d']));
    expect(await logOf(overlay)).toEqual(['a', 'b', 'c', 'd']);
    expect(names(await collect(overlay.readStream('task-1', 1)))).toEqual(['b', 'c']);
    expect(names(await overlay.readEvents([idOf('d'), idOf('a')]))).toEqual(['a', 'd']);
    const tagged = overlay.readAll(START, undefined, { kind: 'branch', id: 'task-2' });
    expect(names(await collect(tagged))).toEqual(['d']);
    expect(await logOf(below.setting.eventStore)).toEqual(['a', 'b']);
  });

  it('keeps the order of appends that do not wait for each other, each at its own position', async () => {
    const outcomes = await Promise.all([
      overlay.append(appendOf('task-1', 1, ['c'])),
      overlay.append(appendOf('task-1', 2, ['d'])),
      overlay.append(appendOf('task-2', 'absent', ['e'])),
      overlay.append(appendOf('task-1', 2, ['late'])),
      overlay.append(appendOf('task-1', 3, ['c'])),
    ]);
    const positions = outcomes.map((each) => (each.outcome === 'written' ? Number(each.position) : each));
    expect(positions).toEqual([
      ...[3, 4, 5],
      { outcome: 'conflict', on: 'task-1' },
      { outcome: 'known', id: idOf('c') },
    ]);
    expect(await logOf(overlay)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('holds expectations as a store does: of streams, of sets, of several writes to one stream', async () => {
    const writes = [...appendOf('task-1', 1, ['c']).writes, ...appendOf('task-1', 2, ['d']).writes];
    expect(await overlay.append({ writes, checks: [], touches: [{ set: 's' }] })).toMatchObject({ outcome: 'written' });
    const set = (expected: number) => ({ checks: [{ set: 's', expected }] });
    expect(await overlay.append(appendOf('task-2', 'absent', ['e'], set(0)))).toEqual({ outcome: 'conflict', on: 's' });
    expect(await overlay.append(appendOf('task-2', 'absent', ['e'], set(1)))).toMatchObject({ outcome: 'written' });
    const stream = (expected: Revision) => ({ checks: [{ stream: 'task-1', expected }] });
    expect(await overlay.append(appendOf('task-3', 'absent', ['f'], stream(1)))).toEqual({
      ...{ outcome: 'conflict', on: 'task-1' },
    });
    expect(await overlay.append(appendOf('task-3', 'absent', ['f'], stream(3)))).toMatchObject({ outcome: 'written' });
  });

  it('becomes one append, which the store below writes as it stood here', async () => {
    await overlay.append(appendOf('task-1', 1, ['c'], { touches: [{ set: 's' }] }));
    await overlay.append(appendOf('task-2', 'absent', ['d'], { checks: [{ stream: 'task-1', expected: 2 }] }));
    await overlay.append(appendOf('task-1', 2, ['e'], { checks: [{ set: 's', expected: 1 }] }));
    const append = overlay.asAppend();
    expect(append?.checks).toEqual([{ set: 's', expected: 0 }]);
    expect(await below.setting.eventStore.append(append as Append)).toMatchObject({ outcome: 'written' });
    expect(await logOf(below.setting.eventStore)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await below.setting.eventStore.setRevisions(['s'])).toEqual([1]);
  });

  it('becomes an append that fails where a set was touched below meanwhile, though it touched it itself', async () => {
    await overlay.append(appendOf('task-1', 1, ['c'], { touches: [{ set: 's' }] }));
    await overlay.append(appendOf('task-2', 'absent', ['d'], { checks: [{ set: 's', expected: 1 }] }));
    await below.setting.eventStore.append(appendOf('task-9', 'absent', ['x'], { touches: [{ set: 's' }] }));
    const outcome = await below.setting.eventStore.append(overlay.asAppend() as Append);
    expect(outcome).toEqual({ outcome: 'conflict', on: 's' });
  });

  it('becomes nothing where nothing was appended', () => {
    expect(overlay.asAppend()).toBeUndefined();
  });
});
