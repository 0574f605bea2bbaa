import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, ROLES } from '#kernel/actor.js';
import type { ReadModel, Timeline } from '#kernel/read-model.js';
import { readModels, timelines } from '#projections/read-models.js';
import { openEmbedded } from '../../apps/composition/embedded.js';
import { NOW, OFFICE } from '../commands/office.js';
import { Served } from '../http/served.js';
import { readPolicyPage } from './policy-page.js';
import { addressOf } from './question-addresses.js';
import { PLACES, PLANTING, standsAt } from './tree.js';

const told = readPolicyPage();
const questions: readonly (ReadModel | Timeline)[] = [...readModels, ...timelines];
let served: Served;
let head = '';

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'ronghe-policy-'));
  const system = await openEmbedded({ directory, clock: () => NOW });
  let count = 0;
  for (const planted of [...OFFICE, ...PLANTING]) {
    head = (await system.runner.run({ commandId: `plant-${++count}`, ...planted })).position;
  }
  await system.close();
  served = await Served.start({ directory, requestsPerMinute: 1_000_000 }, NOW + 1000);
});
afterAll(() => served.stop());

/** A branch, and for what may be asked of any organization also a committee. */
function askedAbout(question: ReadModel | Timeline): readonly string[] {
  return question.path.includes('branchId') ? ['b1'] : ['b1', 'c2'];
}

async function outcome(address: string, actor: Actor): Promise<string> {
  const { status, body } = await served.get(address, actor);
  return status === 200 ? 'answered' : `${status} ${body.code}`;
}

const REFUSED = '403 not-permitted';
const cases = questions.flatMap((each) => askedAbout(each).map((orgId) => [each.name, orgId, each] as const));

test('the policy page has a row for every question', () => {
  expect(questions.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
});

test.each(cases)(
  '%s of %s is answered to every role and place that the page says, and to no other',
  async (name, orgId, question) => {
    const row = told.get(name);
    const address = addressOf(question, orgId);
    // the read models come to reflect the log while the server starts
    const reflected = 'view' in question ? `${address.includes('?') ? '&' : '?'}after=${head}` : '';
    await served.get(address + reflected, { id: 'somebody', role: 'inspector', orgId });
    const expected: string[] = [];
    const happened: string[] = [];
    for (const role of ROLES) {
      for (const place of PLACES) {
        const may = row?.grants[role].some(({ sign }) => standsAt(place, sign, orgId));
        expected.push(`${role} in ${place}: ${may ? 'answered' : REFUSED}`);
        happened.push(`${role} in ${place}: ${await outcome(address, { id: 'somebody', role, orgId: place })}`);
      }
    }
    expect(happened).toEqual(expected);
  },
);

describe('the other doors', () => {
  const placed = PLACES.flatMap((orgId) => ROLES.map((role): Actor => ({ id: 'somebody', role, orgId })));

  test('changes are told to the roles that the page says, of where they stand', async () => {
    const row = told.get('GET /v1/changes');
    for (const actor of placed.filter(({ orgId }) => orgId !== 'nowhere')) {
      const gone = new AbortController();
      const response = await fetch(`${served.server.url}/v1/changes`, {
        headers: await served.bearer(actor),
        signal: gone.signal,
      });
      const may = row?.grants[actor.role].length !== 0;
      expect({ ...actor, status: response.status }).toEqual({ ...actor, status: may ? 200 : 403 });
      gone.abort();
    }
  });

  test('files are taken from the roles that the page says', async () => {
    const row = told.get('POST /v1/imports');
    for (const actor of placed) {
      const headers = { ...(await served.bearer(actor)), 'content-type': 'application/x-ndjson' };
      const { status } = await served.send('/v1/imports', { method: 'POST', headers, body: '' });
      const may = row?.grants[actor.role].length !== 0;
      expect({ ...actor, status }).toEqual({ ...actor, status: may ? 200 : 403 });
    }
  });
});

test('without a token nothing is answered', async () => {
  for (const [name, orgId, question] of cases) {
    expect({ name, status: (await served.get(addressOf(question, orgId), null)).status }).toEqual({
      name,
      status: 401,
    });
  }
});
