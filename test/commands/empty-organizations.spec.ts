import { head, type Office, officer, openOffice, superior } from './office.js';

const reason = '机构合并';
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const dissolve = (orgId: string, dissolvedOn: string) =>
  office.send('dissolve-organization', superior, { orgId, dissolvedOn, reason });
const establish = (orgId: string, kind: string, parentId: string) =>
  office.send('establish-organization', superior, { orgId, name: orgId, kind, parentId, establishedOn: '2020-01-01' });
const move = (orgId: string, parentId: string, effectiveOn: string) =>
  office.send('move-organization', superior, { orgId, parentId, effectiveOn });
const transfer = (memberId: string, toBranchId: string, on: string) =>
  office.send('transfer-member', superior, { memberId, toBranchId, on, reason });

const notEmpty = { code: 'organization-not-empty', field: 'orgId' };

/** What a dissolution sees is found by the tags of events: each of these comes and goes by other events. */
describe('on a real log, an organization is dissolved', () => {
  it('once its last member has gone, by transfer or end, to that very day', async () => {
    await expect(dissolve('b2', '2025-08-01')).rejects.toMatchObject({ ...notEmpty, details: { first: 'member:m5' } });
    await transfer('m5', 'b1', '2025-08-01');
    await expect(dissolve('b2', '2025-07-31')).rejects.toMatchObject(notEmpty);
    await expect(dissolve('b2', '2025-08-01')).resolves.toMatchObject({ status: 'accepted' });
  });

  it('once its last member, who came by transfer, has ended the membership', async () => {
    await transfer('m3', 'b-empty', '2025-07-01');
    await expect(dissolve('b-empty', '2025-08-01')).rejects.toMatchObject(notEmpty);
    await office.send('end-membership', superior, { memberId: 'm3', on: '2025-08-01', reason: 'left' });
    await expect(dissolve('b-empty', '2025-08-01')).resolves.toMatchObject({ status: 'accepted' });
  });

  it('though somebody came later whose end, recorded late, lies before', async () => {
    await transfer('m3', 'b-empty', '2025-07-01');
    await office.send('end-membership', superior, { memberId: 'm3', on: '2025-06-01', reason: 'left' });
    await expect(dissolve('b-empty', '2025-08-01')).resolves.toMatchObject({ status: 'accepted' });
  });

  it('once its last child has gone: a branch from a committee, a group from a branch', async () => {
    await establish('b4', 'branch', 'c2');
    await establish('g1', 'group', 'b4');
    await expect(dissolve('c2', '2025-08-01')).rejects.toMatchObject({ details: { first: 'organization:b4' } });
    await expect(dissolve('b4', '2025-08-01')).rejects.toMatchObject({ details: { first: 'organization:g1' } });
    await move('g1', 'b1', '2025-08-01');
    await dissolve('b4', '2025-08-01');
    await expect(dissolve('c2', '2025-07-31')).rejects.toMatchObject(notEmpty);
    await expect(dissolve('c2', '2025-08-01')).resolves.toMatchObject({ status: 'accepted' });
  });

  it('not while a child is to come, but once a later move has sent it elsewhere', async () => {
    await establish('c3', 'committee', 'c1');
    await move('b2', 'c2', '2026-01-01');
    await expect(dissolve('c2', '2025-08-01')).rejects.toMatchObject(notEmpty);
    await move('b2', 'c3', '2025-08-15').catch(({ code }) => expect(code).toBe('date-order'));
    await move('b2', 'c3', '2026-01-02');
    await expect(dissolve('c2', '2025-08-01')).rejects.toMatchObject(notEmpty);
  });

  it('once the child that was to come is dissolved itself', async () => {
    await move('b-empty', 'c2', '2026-01-01');
    await expect(dissolve('c2', '2025-08-01')).rejects.toMatchObject(notEmpty);
    await dissolve('b-empty', '2025-08-01');
    await expect(dissolve('c2', '2025-08-01')).resolves.toMatchObject({ status: 'accepted' });
  });

  it('and its parents-to-be hear of a child that a later move sends past them', async () => {
    await establish('c3', 'committee', 'c1');
    await move('b2', 'c2', '2026-01-01');
    const { id } = await move('b2', 'c3', '2026-02-01');
    const [stored] = await office.eventStore.readEvents([id]);
    expect(stored && office.codec.decode(stored).metadata.tags).toEqual({ org: ['c1', 'c2', 'c3'], branch: ['b2'] });
  });
});

describe('when a branch is dissolved', () => {
  const task = { branchId: 'b-empty', year: 2025, title: '任务', emphasis: 'key', weight: 5, dueOn: '2025-06-30' };
  const ofEmpty = { ...head, orgId: 'b-empty' };

  beforeEach(async () => {
    await office.send('set-annual-task', ofEmpty, { ...task, taskId: 't-left', setOn: '2025-01-02' });
    await dissolve('b-empty', '2025-08-01');
  });

  it('those above still verify and close, and nobody else does anything', async () => {
    const day = { taskId: 't-left', verifiedOn: '2025-08-10', outcome: 'missed', rating: 0, comment: '未完成' };
    const cancel = { taskId: 't-left', on: '2025-08-10', reason };
    await expect(office.send('cancel-annual-task', ofEmpty, cancel)).rejects.toMatchObject({
      ...{ code: 'organization-dissolved', field: 'on' },
    });
    await expect(office.send('verify-task-outcome', superior, day)).resolves.toMatchObject({ status: 'accepted' });
  });

  it('facts of earlier days may still be recorded', async () => {
    const progress = { taskId: 't-left', percent: 50, summary: '过半' };
    const of = { ...officer, orgId: 'b-empty' };
    const late = office.send('report-task-progress', of, { ...progress, on: '2025-08-01' });
    await expect(late).rejects.toMatchObject({ code: 'organization-dissolved', field: 'on' });
    const earlier = office.send('report-task-progress', of, { ...progress, on: '2025-07-31' });
    await expect(earlier).resolves.toMatchObject({ status: 'accepted' });
    const set = office.send('set-annual-task', ofEmpty, { ...task, taskId: 't-late', setOn: '2025-07-31' });
    await expect(set).resolves.toMatchObject({ status: 'accepted' });
  });
});
