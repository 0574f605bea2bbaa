import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#kernel/actor.js';
import { type Answer, establishBureau, OFFICER_A, Served, SUPERIOR } from './served.js';

/** The clock of the server starts on 1 July 2025. */
const SURVEY = {
  ...{ surveyId: 'v-1', branchIds: ['br-a'], opensOn: '2025-07-01', closesOn: '2025-07-02' },
  questions: [
    { questionId: 'q1', text: '工作安排是否合理？', kind: 'scale5' },
    { questionId: 'q2', text: '会议多不多？', kind: 'choice', choices: ['少', '正好', '多'] },
  ],
};
const MEMBERS = ['v-m1', 'v-m2', 'v-m3', 'v-m4', 'v-m5', 'v-m6'];
const member = (id: string): Actor => ({ id, role: 'member', orgId: 'br-a' });
const answers = (scale: number, choice: string) => [
  { questionId: 'q1', scale },
  { questionId: 'q2', choice },
];

let served: Served;
beforeAll(async () => {
  served = await Served.start();
  await establishBureau(served);
  for (const memberId of MEMBERS) {
    const data = { memberId, name: '某人', branchId: 'br-a', status: 'full', joinedOn: '2015-07-01' };
    await served.command('enroll-member', { ...data, enrolledOn: '2025-01-10' }, { actor: OFFICER_A });
  }
  const { status } = await served.command('open-pulse-survey', SURVEY, { actor: SUPERIOR });
  expect(status).toBe(201);
});
afterAll(() => served.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  served.send(`/v1/pulse-surveys/${path}`, {
    method: 'POST',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const fetchToken = async (actor: Actor) => post('v-1/token', undefined, await served.bearer(actor));
const cast = (token: string, [scale, choice]: readonly [number, string] = [3, '多']) =>
  post('v-1/ballots', { token, answers: answers(scale, choice) });
const tokenOf = async (id: string) => String((await fetchToken(member(id))).body.token);

describe('the token for a ballot', () => {
  it('is given to a member of a branch that is asked, once, and stands in no cache', async () => {
    const first = await fetchToken(member('v-m1'));
    expect(first).toMatchObject({ status: 201, body: { surveyId: 'v-1' } });
    expect(first.body.token).toMatch(/^[A-Za-z0-9_-]{67}$/);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(await fetchToken(member('v-m1'))).toMatchObject({ status: 422, body: { code: 'token-given' } });
  });

  it('is given alike to a client that names a content type and sends nothing', async () => {
    const headers = { 'content-type': 'application/json', ...(await served.bearer(member('v-m6'))) };
    const empty = () => served.send('/v1/pulse-surveys/v-1/token', { method: 'POST', headers, body: '' });
    expect(await empty()).toMatchObject({ status: 201, body: { surveyId: 'v-1' } });
    expect(await empty()).toMatchObject({ status: 422, body: { code: 'token-given' } });
    const lines = { ...headers, 'content-type': 'application/x-ndjson' };
    expect(await post('v-1/token', {}, lines)).toMatchObject({ status: 415, body: { field: 'Content-Type' } });
  });

  it('is given to nobody else, for no other survey, and takes no body', async () => {
    expect(await post('v-1/token', undefined)).toMatchObject({ status: 401, body: { code: 'token-missing' } });
    expect(await fetchToken(SUPERIOR)).toMatchObject({ status: 403, body: { code: 'not-permitted', field: 'actor' } });
    const bearer = await served.bearer(member('v-m2'));
    expect(await post('v-9/token', undefined, bearer)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await post('v.9/token', undefined, bearer)).toMatchObject({ status: 400, body: { code: 'invalid-id' } });
    expect(await post('v-1/token', { memberId: 'v-m3' }, bearer)).toMatchObject({
      ...{ status: 400, body: { code: 'unknown-field', field: 'memberId' } },
    });
  });
});

describe('a ballot', () => {
  /** What somebody sees who watches the connection: everything but the body's words, and times of the clock. */
  const seen = ({ status, headers, body }: Answer) => ({
    status,
    headers: [...headers].filter(([name]) => !/^(date|x-ratelimit-(remaining|reset))$/.test(name)),
    size: JSON.stringify(body).length,
  });

  it('is counted once, and looks the same from outside whether or not it was', async () => {
    const mine = await tokenOf('v-m2');
    const begun = performance.now();
    const [counted, again, made] = [await cast(mine), await cast(mine), await cast('A'.repeat(67))];
    expect(performance.now() - begun).toBeGreaterThan(3 * 240);
    expect([counted.body, again.body, made.body]).toEqual([
      { outcome: 'counted' },
      { outcome: 'refused' },
      { outcome: 'refused' },
    ]);
    expect(seen(again)).toEqual(seen(counted));
    expect(seen(made)).toEqual(seen(counted));
  });

  it('asks nobody who they are: a bearer token is not even looked at', async () => {
    const mine = await tokenOf('v-m3');
    const body = { token: mine, answers: answers(1, '少') };
    const sent = await post('v-1/ballots', body, { authorization: 'Bearer nonsense' });
    expect(sent).toMatchObject({ status: 200, body: { outcome: 'counted' } });
  });

  it('is refused with code and field where it does not answer the survey, whatever its token', async () => {
    for (const token of [await tokenOf('v-m4'), 'A'.repeat(67)]) {
      const wrong = async (given: unknown) => (await post('v-1/ballots', given)).body;
      expect(await wrong({ token, answers: answers(6, '多') })).toMatchObject({ code: 'out-of-range' });
      expect(await wrong({ token, answers: answers(5, '很多') })).toMatchObject({
        ...{ code: 'invalid-choice', field: 'answers[1].choice' },
      });
      expect(await wrong({ token, answers: answers(5, '多').slice(1) })).toMatchObject({
        ...{ code: 'question-not-answered', field: 'answers' },
      });
      expect(await wrong({ token })).toMatchObject({ code: 'missing-field', field: 'answers' });
    }
    const { status, body } = await served.send('/v1/pulse-surveys/v-1/ballots', {
      ...{ method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: '{}' },
    });
    expect({ status, code: body.code }).toEqual({ status: 415, code: 'unsupported-media-type' });
    const nothing = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '' };
    expect(await served.send('/v1/pulse-surveys/v-1/ballots', nothing)).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-json', field: 'body' } },
    });
    expect(await post('v-9/ballots', { token: 'A'.repeat(67), answers: answers(1, '多') })).toMatchObject({
      ...{ status: 404, body: { code: 'not-found' } },
    });
  });

  it('is counted in no metric, and nothing of it is in a file, nor who fetched a token', async () => {
    const token = await tokenOf('v-m5');
    expect((await cast(token, [5, '正好'])).body).toEqual({ outcome: 'counted' });
    const { body } = await served.get('/metrics', null);
    expect(String(body.text)).toContain('/v1/commands');
    expect(String(body.text)).not.toContain('pulse-surveys');
    const files = readdirSync(served.directory).filter((file) => file.startsWith('ballots'));
    expect(files).toContain('ballots.db');
    for (const file of files) {
      const bytes = readFileSync(join(served.directory, file));
      for (const secret of [token, ...MEMBERS, '正好']) expect(bytes.includes(secret)).toBe(false);
    }
  });
});

it('a survey is closed only when its last day is over, and shows questions and state until then', async () => {
  const closing = await served.command('close-pulse-survey', { surveyId: 'v-1' }, { actor: SUPERIOR });
  expect(closing).toMatchObject({ status: 422, body: { code: 'survey-still-open', field: 'surveyId' } });
  const { status, body } = await served.get('/v1/pulse-survey/br-a?surveyId=v-1', member('v-m1'));
  expect({ status, surveys: body.surveys }).toMatchObject({ status: 200, surveys: [{ state: 'open' }] });
  expect(JSON.stringify(body)).not.toMatch(/answers|results|counted|v-m/);
});

it('ballots are limited in rate, by where they come from', async () => {
  const limited = await Served.start({ requestsPerMinute: 3 });
  try {
    const send = () =>
      limited.send('/v1/pulse-surveys/v-1/ballots', {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ token: 'A'.repeat(67), answers: answers(1, '多') }),
      });
    const sent = await Promise.all([send(), send(), send(), send()]);
    expect(sent.map(({ status }) => status).sort()).toEqual([404, 404, 404, 429]);
  } finally {
    await limited.stop();
  }
});
