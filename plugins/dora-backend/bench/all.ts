import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './runCommand';

/** One command of the bench with its arguments. */
interface Step {
  title: string;
  command: string;
  args: string[];
}

/** Some minutes: enough to see that everything works. */
const QUICK: Step[] = [
  step('Ingest', 'ingest', '--rounds 2 --seconds 2'),
  step(
    'Reports: PostgreSQL, 100,000 deployments',
    'reports',
    '--engine postgres --deployments 100000 --windows 200',
  ),
  step(
    'Reports: SQLite, 20,000 deployments',
    'reports',
    '--engine sqlite --deployments 20000 --services 400 --teams 40 --windows 200',
  ),
  step(
    'Upkeep of cells',
    'upkeep',
    '--deployments 10000 --services 500 --teams 50 --arriving 4000',
  ),
  step(
    'Growth of the history',
    'growth',
    '--sizes 20000,100000 --recent 15000 --services 500 --teams 50',
  ),
];

/** Hours: the figures that the README tells. */
const FULL: Step[] = [
  step('Ingest', 'ingest', ''),
  step(
    'Reports: PostgreSQL, 1,000,000 deployments',
    'reports',
    '--engine postgres --deployments 1000000 --windows 1000',
  ),
  step(
    'Reports: PostgreSQL, 5,000,000 deployments',
    'reports',
    '--engine postgres --deployments 5000000 --rounds 3',
  ),
  step(
    'Reports: SQLite, 100,000 deployments',
    'reports',
    '--engine sqlite --deployments 100000 --windows 1000',
  ),
  step('Upkeep of cells', 'upkeep', '--deployments 100000 --arriving 20000'),
  step(
    'Growth of the history',
    'growth',
    '--sizes 100000,1000000,5000000 --recent 80000',
  ),
];

/** Runs all commands of the bench one after the other, and prints their tables. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { full: { type: 'boolean', default: false } },
  });
  const { length: cores } = cpus();
  process.stdout.write(
    `Node.js ${process.version}, ${cores} cores, ${cpus()[0].model}\n`,
  );
  for (const { title, command, args } of values.full ? FULL : QUICK) {
    process.stdout.write(`\n### ${title}\n\n`);
    const { status } = spawnSync(
      process.execPath,
      [...process.execArgv, join(__dirname, `${command}.ts`), ...args],
      { stdio: 'inherit' },
    );
    process.exitCode = process.exitCode || (status ?? 1);
  }
}

function step(title: string, command: string, args: string): Step {
  return { title, command, args: args.split(' ').filter(Boolean) };
}

runCommand(main);
