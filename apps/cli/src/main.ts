import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import type { GlobalOptions } from './data.js';
import { diffCommand } from './diff.js';
import { dossierCommand } from './dossier.js';
import { explainCommand } from './explain.js';
import { exportCommand } from './export.js';
import { historyCommand } from './history.js';
import { importCommand } from './import.js';
import { CANNOT_RUN, printFailure } from './outcome.js';
import { promotionCommand } from './promotion.js';
import { rebuildCommand } from './rebuild.js';
import { recognitionsCommand } from './recognitions.js';
import { scorecardCommand } from './scorecard.js';
import { serveCommand } from './serve.js';
import { tokenCommand } from './token.js';
import { verifyCommand } from './verify.js';

const program = new Command('ronghe')
  .description('融合：党建与业务同记、可证、可复核 · party-building and business work, recorded once and provable')
  .option('--data <dir>', '数据目录 · data directory', 'data')
  .option('--json', '标准输出为机器可读 · machine output on stdout', false)
  .exitOverride();

program.addCommand(importCommand());
program.addCommand(exportCommand());
program.addCommand(serveCommand());
program.addCommand(tokenCommand());
program.addCommand(scorecardCommand());
program.addCommand(explainCommand());
program.addCommand(diffCommand());
program.addCommand(recognitionsCommand());
program.addCommand(promotionCommand());
program.addCommand(historyCommand());
program.addCommand(dossierCommand());
program.addCommand(rebuildCommand());
program.addCommand(verifyCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : CANNOT_RUN;
  else {
    await printFailure(error, program.opts<GlobalOptions>().json);
    process.exitCode = CANNOT_RUN;
  }
}
