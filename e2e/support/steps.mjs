import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const STOP_WITHIN_MS = 10_000;

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {NodeJS.ProcessEnv} [env] in addition to that of this process
 */

/** Runs one program after the other and shows what only a failing one says. */
export class Steps {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #running;
  #log;

  /** @param {string} directory for what the programs say */
  constructor(directory) {
    this.#log = join(directory, 'step.log');
  }

  /**
   * @param {Step} step
   * @returns {Promise<boolean>} whether it succeeded
   */
  async run({ name, command: [program, ...args], env }) {
    const begin = Date.now();
    console.log(`${name} …`);
    // Not a pipe: a program that exits at once leaves the rest of it unsaid.
    const output = openSync(this.#log, 'w');
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
      // In a group of its own, it can be ended with all that it started.
      detached: true,
    });
    this.#running = child;
    const code = await new Promise(resolve => {
      child.once('error', error => {
        console.log(error.message);
        resolve(1);
      });
      child.once('close', resolve);
    });
    closeSync(output);
    this.#running = undefined;
    const seconds = ((Date.now() - begin) / 1000).toFixed(1);
    if (code === 0) {
      console.log(`  passed in ${seconds} s`);
      return true;
    }
    console.log(readFileSync(this.#log, 'utf8'));
    console.log(`  FAILED after ${seconds} s: ${[program, ...args].join(' ')}`);
    return false;
  }

  /** Ends the program that runs now, with all that it started. */
  async stop() {
    const child = this.#running;
    if (!child?.pid) {
      return;
    }
    const group = -child.pid;
    const closed = new Promise(resolve => child.once('close', resolve));
    const force = setTimeout(() => signal(group, 'SIGKILL'), STOP_WITHIN_MS);
    signal(group, 'SIGINT');
    await closed;
    clearTimeout(force);
  }
}

/**
 * @param {number} group
 * @param {NodeJS.Signals} name
 */
function signal(group, name) {
  try {
    process.kill(group, name);
  } catch {
    // It ended in the meantime.
  }
}
