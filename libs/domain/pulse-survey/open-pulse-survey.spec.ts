import { given, type Happened } from '#testing/given-when-then.js';
import { established } from '#testing/organizations.js';
import { surveyOpened, surveyV1 } from '#testing/pulse-surveys.js';
import { as, dissolved, elsewhere, enrolled, transferred, twoBranches } from '#testing/two-branches.js';
import { openPulseSurvey } from './open-pulse-survey.js';

const today = '2025-05-20';
const members = (branchId: string, count: number) =>
  Array.from({ length: count }, (_, n) => enrolled(`${branchId}-${n}`, branchId));
const left = (memberId: string, on: string): Happened => [
  `member-${memberId}`,
  { type: 'MembershipEnded', data: { memberId, on, reason: 'left', branchId: memberId.slice(0, 2) } },
];
const b3 = established('b3', 'branch', { parentId: 'c1' });
const world = [...twoBranches, b3, ...members('b1', 6), ...members('b2', 5)];
const sent = (input: object, ...more: readonly Happened[]) =>
  given(...world, ...more).when(openPulseSurvey, input, { actor: as.superior, today });
const open = (change: object, ...more: readonly Happened[]) => sent({ ...surveyV1, ...change }, ...more);
const scale = (questionId: string, text: string) => ({ questionId, text, kind: 'scale5' });

describe('opening a pulse survey', () => {
  it('is for a superior of all branches concerned, and happens on the day on which it opens, which may lie ahead', () => {
    open({})
      .then('PulseSurveyOpened')
      .holding({ ...surveyV1, groups: [['b1'], ['b2']] })
      .on('2025-06-01');
    for (const actor of [as.officer, as.head, as.member('b1-0'), elsewhere(as.superior)]) {
      given(...world)
        .when(openPulseSurvey, surveyV1, { actor, today })
        .thenRejected('not-permitted', 'actor');
    }
  });

  it('is not for who is above one of them only', () => {
    const below = [established('c2', 'committee', { parentId: 'c1' }), established('b4', 'branch', { parentId: 'c2' })];
    given(...world, ...below)
      .when(
        openPulseSurvey,
        { ...surveyV1, branchIds: ['b4', 'b1'] },
        { actor: { ...as.superior, orgId: 'c2' }, today },
      )
      .thenRejected('not-permitted', 'actor');
  });

  it('asks branches that stand on that day', () => {
    const above = established('c2', 'committee', { parentId: 'c1' });
    open({ branchIds: ['b1', 'c2'] }, above).thenRejected('not-a-branch', 'branchIds[1]');
    open({ branchIds: ['b1', 'none'] }).thenRejected('not-found', 'branchIds[1]');
    open({}, dissolved('b2', '2025-06-01')).thenRejected('organization-dissolved', 'opensOn');
  });

  it('ends no earlier than it begins, and may last one day', () => {
    open({ closesOn: '2025-05-31' }).thenRejected('date-order', 'closesOn');
    open({ closesOn: '2025-06-01' }).then('PulseSurveyOpened');
  });

  it('gives choices where there is a choice, at least two different ones, and none for a scale', () => {
    const asking = (question: object) =>
      open({ questions: [scale('q0', '甲'), { ...scale('q1', '乙'), ...question }] });
    asking({ kind: 'choice' }).thenRejected('missing-field', 'questions[1].choices');
    asking({ choices: ['是', '否'] }).thenRejected('unknown-field', 'questions[1].choices');
    asking({ kind: 'choice', choices: ['是'] }).thenRejected('invalid-list', 'questions[1].choices');
    asking({ kind: 'choice', choices: ['是', ' 是'] }).thenRejected('invalid-list', 'questions[1].choices');
    asking({ kind: 'choice', choices: ['是', '否'] }).then('PulseSurveyOpened');
    open({ questions: [] }).thenRejected('invalid-list', 'questions');
    open({ questions: [scale('q1', '甲'), scale('q1', '乙')] }).thenRejected('invalid-list', 'questions');
  });
});

describe('the groups in which ballots are counted', () => {
  it('are branches of five members or more; smaller ones are joined to the next by id, whatever their order', () => {
    const groups = (branchIds: readonly string[], ...more: readonly Happened[]) =>
      (open({ branchIds }, ...more).data as { groups: unknown }).groups;
    expect(groups(['b3', 'b1', 'b2'], ...members('b3', 5))).toEqual([['b1'], ['b2'], ['b3']]);
    expect(groups(['b3', 'b1', 'b2'], ...members('b3', 4))).toEqual([['b1'], ['b2', 'b3']]);
    expect(groups(['b1', 'b2'], left('b2-4', '2025-05-01'))).toEqual([['b1', 'b2']]);
    expect(groups(['b3'], ...members('b3', 4))).toEqual([['b3']]);
  });

  it('count who is a member on the day on which it opens, if that lies ahead', () => {
    const groups = (...more: readonly Happened[]) => open({}, ...more).data;
    expect(groups(left('b2-4', '2025-06-01'))).toMatchObject({ groups: [['b1', 'b2']] });
    expect(groups(left('b2-4', '2025-06-02'))).toMatchObject({ groups: [['b1'], ['b2']] });
    expect(groups(transferred('b1-0', 'b2', '2025-06-01'), left('b2-4', '2025-06-01'))).toMatchObject({
      ...{ groups: [['b1'], ['b2']] },
    });
  });
});

describe('surveys that overlap', () => {
  const next = { surveyId: 'v2', opensOn: '2025-06-08', closesOn: '2025-06-10', questions: [scale('q9', '其他')] };

  it('ask a branch in the same days only once, whatever they ask', () => {
    const other = surveyOpened();
    open({ ...next, branchIds: ['b3', 'b2'], opensOn: '2025-06-07' }, other).thenRejected(
      ...(['survey-overlaps', 'branchIds[1]'] as const),
    );
    open({ ...next, opensOn: '2025-05-30', closesOn: '2025-06-01' }, other).thenRejected(
      ...(['survey-overlaps', 'branchIds[0]'] as const),
    );
    open({ ...next, branchIds: ['b3'], opensOn: '2025-06-07' }, other).then('PulseSurveyOpened');
    open({ ...next, branchIds: ['b3', 'b2'] }, other).then('PulseSurveyOpened');
  });

  it('put a question within a year to exactly the same branches, or to none of them', () => {
    const again = { ...next, questions: [scale('other-id', '工作安排，是否合理'), scale('q9', '其他')] };
    const refused = ['question-asked-of-others', 'questions[0].text'] as const;
    open({ ...again, branchIds: ['b1', 'b2', 'b3'] }, surveyOpened()).thenRejected(...refused);
    open({ ...again, branchIds: ['b2'] }, surveyOpened()).thenRejected(...refused);
    open({ ...again, branchIds: ['b3'] }, surveyOpened()).then('PulseSurveyOpened');
    open({ ...again, branchIds: ['b2', 'b1'] }, surveyOpened()).then('PulseSurveyOpened');
    const later = { ...again, branchIds: ['b2'], opensOn: '2026-06-07', closesOn: '2026-06-09' };
    open(later, surveyOpened()).thenRejected(...refused);
    open({ ...later, opensOn: '2026-06-08' }, surveyOpened()).then('PulseSurveyOpened');
    const before = { ...again, branchIds: ['b2'], opensOn: '2025-05-29', closesOn: '2025-05-31' };
    open(before, surveyOpened()).thenRejected(...refused);
  });

  it('count a question that is put again in the same groups, though a branch has become smaller', () => {
    const again = { ...next, questions: surveyV1.questions };
    open(again, surveyOpened(), left('b2-4', '2025-06-08')).then('PulseSurveyOpened', { groups: [['b1'], ['b2']] });
    open(next, surveyOpened(), left('b2-4', '2025-06-08')).then('PulseSurveyOpened', { groups: [['b1', 'b2']] });
  });
});
