import { EmbeddedDirectory, type RunningRunner } from '#testing/embedded-directory.js';
import {
  amendSession,
  appoint,
  assign,
  complete,
  dissolve,
  endMembership,
  enroll,
  establish,
  progress,
  recordSession,
  revise,
  SMALL_OFFICE,
  setTask,
  verify,
} from '#testing/small-office.js';

let directory: EmbeddedDirectory;
let office: RunningRunner;

beforeEach(async () => {
  directory = new EmbeddedDirectory();
  office = await directory.open(SMALL_OFFICE);
});
afterEach(() => directory.remove());

describe('the two clocks', () => {
  it('never record an event of a stream before the one before it, even if the machine’s clock goes back', async () => {
    await office.send(progress('t1'));
    directory.now -= 3 * 86_400_000;
    await office.send(progress('t1'));
    await office.send(setTask('t2', { setOn: '2025-08-29' }));
    const [before, after, elsewhere] = (await office.log()).slice(-3);
    expect(before?.recordedAt).toBe('2025-09-01T02:00:00.000Z');
    expect(after?.recordedAt).toBe('2025-09-01T02:00:00.000Z');
    expect(elsewhere?.recordedAt).toBe('2025-08-29T02:00:00.000Z');
  });

  it('tell today by the day in the zone, not by UTC', async () => {
    directory.now = Date.parse('2025-09-01T15:59:59.999Z');
    expect(await office.outcome(progress('t1', { on: '2025-09-02' }))).toBe('date-in-future');
    directory.now += 1;
    expect(await office.outcome(progress('t1', { on: '2025-09-02' }))).toBe('accepted');
    expect((await office.log()).at(-1)).toMatchObject({ occurredOn: '2025-09-02', recordedOn: '2025-09-02' });
  });

  it('say when it happened: by the command’s own date', async () => {
    const days = [
      [establish('b5', { establishedOn: '2022-02-02' }), '2022-02-02'],
      [enroll('m9', 'b1', { enrolledOn: '2023-03-03' }), '2023-03-03'],
      [appoint('m1', { from: '2026-04-04' }), '2026-04-04'],
      [dissolve('b2', '2025-05-05'), '2025-05-05'],
      [setTask('t2', { setOn: '2025-01-06', dueOn: '2025-11-11' }), '2025-01-06'],
      [revise('t2', { on: '2025-02-07', dueOn: '2025-10-10' }), '2025-02-07'],
      [progress('t2', { on: '2025-02-08' }), '2025-02-08'],
      [complete('t2', { completedOn: '2025-02-09' }), '2025-02-09'],
      [verify('t2', { verifiedOn: '2025-02-10' }), '2025-02-10'],
      [endMembership('m3', '2025-02-11'), '2025-02-11'],
      [assign('m1', { from: '2025-12-12' }), '2025-12-12'],
      [recordSession('s1', { heldOn: '2025-01-13', attendeeIds: ['m1'], actions: [] }), '2025-01-13'],
    ] as const;
    for (const [sent, day] of days) {
      await office.send(sent);
      expect([sent.command, (await office.log()).at(-1)?.occurredOn]).toEqual([sent.command, day]);
    }
  });

  it('say of a correction that it happened on the day of what it corrects, as it stood before', async () => {
    await office.send(recordSession('s1'));
    await office.send(amendSession('s1', { heldOn: '2025-03-12' }));
    await office.send(amendSession('s1', { topic: '再更正' }));
    await office.send({ ...amendSession('s1', {}), command: 'void-study-session' });
    const days = (await office.log()).slice(-4).map(({ occurredOn }) => occurredOn);
    expect(days).toEqual(['2025-03-10', '2025-03-10', '2025-03-12', '2025-03-12']);
  });
});
