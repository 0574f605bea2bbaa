import { Command } from 'commander';
import { openTexts } from '#application/questions/sealed-texts.js';
import { type Member, member } from '#domain/member/member.js';
import { type Actor } from '#kernel/actor.js';
import { evolveWith, streamOf } from '#kernel/aggregate.js';
import { Rejection } from '#kernel/rejection.js';
import { memberDossier } from '#projections/member-dossier/member-dossier.js';
import type { Embedded } from '../../composition/embedded.js';
import { withData } from './data.js';
import { dossierPages } from './dossier-pages.js';
import { sayImportedAfter } from './imported-after.js';
import { say, write } from './outcome.js';
import { bringUpToDate } from './up-to-date.js';

interface Options {
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** The file as the member reads it: their own texts opened, and whoever must not be known to them withheld. */
export function dossierCommand(): Command {
  return new Command('dossier')
    .argument('<member>', '党员编号 · id of the member')
    .option('--as-of <day>', '截至某日（默认今天）· as of this day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', '只计该时刻前已登记的 · only what was recorded by this instant, ISO 8601 with zone')
    .description(
      '党员档案，如本人所见：关于本人的全部登记，谁在何时登记 · the own file, as the member reads it: everything about them, and who recorded it when',
    )
    .action(async (memberId: string, moment: Options, command: Command) => {
      await withData(command, async (system, { json }) => {
        const branchId = await lastBranch(system, memberId, moment.knownAt);
        await bringUpToDate(system, memberDossier, moment.knownAt);
        const { answer, importedAfter } = await system.questions.ask(memberDossier, { branchId, memberId }, moment);
        const reader: Actor = { id: memberId, role: 'member', orgId: branchId };
        const told = memberDossier.forReader?.(answer, reader) ?? answer;
        const dossier = await openTexts(system.keys, told, { reader, opens: memberDossier.opens });
        if (json) await write(`${JSON.stringify(dossier)}\n`);
        else say(dossierPages(dossier, process.stderr.columns));
        sayImportedAfter(importedAfter);
      });
    });
}

/** The branch that the file lies in, as known then. @throws Rejection `not-found` */
async function lastBranch({ eventStore, codec }: Embedded, memberId: string, knownAt?: string): Promise<string> {
  let state: Member = member.initial;
  const until = knownAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(knownAt);
  for await (const batch of eventStore.readStream(streamOf(member.name, memberId))) {
    for (const stored of batch) {
      const event = codec.decode(stored);
      if (!(Date.parse(event.recordedAt) > until)) state = evolveWith(member, state, event) as Member;
    }
  }
  const last = state.status === 'absent' ? undefined : state.stays.at(-1);
  if (!last) throw new Rejection('not-found', 'memberId');
  return last.branchId;
}
