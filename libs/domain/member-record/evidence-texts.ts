import type { Bilingual } from '#kernel/texts.js';
import { EMPHASIS_NAMES, OUTCOME_NAMES } from '../annual-task/annual-task-texts.js';
import { APPRAISAL_GRADE_NAMES } from '../appraisal/appraisal-texts.js';
import { MEASURE_NAMES } from '../improvement-notice/improvement-notice-texts.js';
import { INITIATIVE_KIND_NAMES, VERDICT_NAMES } from '../initiative/initiative-texts.js';
import { RATING_NAMES } from '../key-post/key-post-texts.js';
import { PRACTICE_KIND_NAMES } from '../practice/practice-texts.js';
import { AWARD_NAMES } from '../recognition/recognition-texts.js';
import { type EvidenceItem, isContested } from './evidence-item.js';

/** A fact of the evidence in one line, with whether it is contested. */
export function evidenceText(item: EvidenceItem): Bilingual {
  const { zh, en } = factText(item);
  if (!isContested(item)) return { zh, en };
  return { zh: `${zh}（异议成立，不得引用）`, en: `${en} (contested and upheld, not to be cited)` };
}

function factText(item: EvidenceItem): Bilingual {
  const { id, on } = item;
  switch (item.kind) {
    case 'posting':
      return {
        zh: `重点岗位 ${id}：${on} 起${item.until === undefined ? '在岗' : `，至 ${item.until}`}${item.secondment ? '（借调）' : ''}`,
        en: `on key post ${id} from ${on}${item.until === undefined ? '' : ` until ${item.until}`}${item.secondment ? ' (seconded)' : ''}`,
      };
    case 'frontline-review':
      return both(RATING_NAMES[item.rating], (name) => ({
        zh: `重点岗位 ${id} 一线考察（${on}）：${name.zh}`,
        en: `front-line review of ${on} on key post ${id}: ${name.en}`,
      }));
    case 'task':
      return taskText(item);
    case 'initiative':
      return both(INITIATIVE_KIND_NAMES[item.initiativeKind], (name) => ({
        zh: `牵头${name.zh} ${id}：${on} 起${item.until === undefined ? '' : `，至 ${item.until}`}${item.verdict === undefined ? '' : `，${VERDICT_NAMES[item.verdict].zh}`}`,
        en: `leads ${name.en} ${id} from ${on}${item.until === undefined ? '' : ` until ${item.until}`}${item.verdict === undefined ? '' : `: ${VERDICT_NAMES[item.verdict].en}`}`,
      }));
    case 'practice':
      return both(PRACTICE_KIND_NAMES[item.practiceKind], (name) => ({
        zh: `${name.zh} ${id}（${item.because === 'initiative' ? '出自其牵头的载体' : '由其登记'}），采用 ${item.adoptions.length} 次${item.withdrawnOn === undefined ? '' : `，${item.withdrawnOn} 撤回`}`,
        en: `${name.en} ${id} (${item.because === 'initiative' ? 'from an initiative led' : 'recorded by the member'}), times adopted: ${item.adoptions.length}${item.withdrawnOn === undefined ? '' : `, withdrawn on ${item.withdrawnOn}`}`,
      }));
    case 'recognition':
      return both(AWARD_NAMES[item.award], (name) => ({
        zh: `${item.year} 年度${name.zh}（${item.awardingOrgId}，${id}）${item.revokedOn === undefined ? '' : `，${item.revokedOn} 撤销`}`,
        en: `${name.en} of ${item.awardingOrgId} for ${item.year} (${id})${item.revokedOn === undefined ? '' : `, revoked on ${item.revokedOn}`}`,
      }));
    case 'appraisal':
      return both(APPRAISAL_GRADE_NAMES[item.grade], (name) => ({
        zh: `${item.year} 年度考核（${id}）：${name.zh}`,
        en: `appraisal of ${item.year} (${id}): ${name.en}`,
      }));
    case 'notice':
      return both(MEASURE_NAMES[item.measure], (name) => ({
        zh: `${name.zh} ${id}：${on}，${item.liftedOn === undefined ? `影响期至 ${item.endsOn}` : `${item.liftedOn} 解除`}`,
        en: `${name.en} ${id} of ${on}, ${item.liftedOn === undefined ? `in effect until ${item.endsOn}` : `lifted on ${item.liftedOn}`}`,
      }));
  }
}

function taskText({ id, year, emphasis, outcome, cancelledOn }: Extract<EvidenceItem, { kind: 'task' }>): Bilingual {
  const name = EMPHASIS_NAMES[emphasis];
  const result =
    cancelledOn === undefined
      ? ((outcome && OUTCOME_NAMES[outcome]) ?? { zh: '尚未核实', en: 'not verified yet' })
      : { zh: `${cancelledOn} 取消`, en: `cancelled on ${cancelledOn}` };
  return {
    zh: `承担 ${year} 年${name.zh}任务 ${id}：${result.zh}`,
    en: `carried the ${name.en} task ${id} of ${year}: ${result.en}`,
  };
}

const both = (name: Bilingual, text: (name: Bilingual) => Bilingual): Bilingual => text(name);
