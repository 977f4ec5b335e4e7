import { execFileSync } from 'node:child_process';
import { findOnPath } from './executables.mjs';

export const HOW_TO_FAKE_TIME =
  'This test needs libfaketime: apt-get install faketime, or brew install libfaketime';

export function canFakeTime(): boolean {
  return findOnPath('faketime') !== undefined;
}

/** The environment in which a program has a wrong clock, for example `+10m`. */
export function clockThatIs(offset: string): NodeJS.ProcessEnv {
  const environment = execFileSync('faketime', ['-f', offset, 'env'], {
    encoding: 'utf8',
  });
  const preload = /^(LD_PRELOAD|DYLD_INSERT_LIBRARIES)=(.+)$/m.exec(
    environment,
  );
  if (!preload) {
    throw new Error('faketime says nothing of its library');
  }
  const [, name, library] = preload;
  return {
    [name]: library,
    FAKETIME: offset,
    // Node's timers would stand still.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}
