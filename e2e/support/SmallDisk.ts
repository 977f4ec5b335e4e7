import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK = 64 * 1024;

/** A disk of a few megabytes that can be filled up: a tmpfs, which root may mount. */
export class SmallDisk {
  readonly directory = mkdtempSync(join(tmpdir(), 'dora-small-disk-'));

  /** Whether this process may mount one. */
  static isPossible(): boolean {
    try {
      new SmallDisk(1).remove();
      return true;
    } catch {
      return false;
    }
  }

  constructor(megabytes: number) {
    try {
      execFileSync(
        'mount',
        ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.directory],
        { stdio: 'pipe' },
      );
    } catch (error) {
      rmSync(this.directory, { recursive: true });
      throw error;
    }
  }

  /** An empty directory on the disk. */
  makeDirectory(name: string): string {
    const directory = join(this.directory, name);
    mkdirSync(directory);
    return directory;
  }

  /** Leaves no room at all. */
  fill(): void {
    const block = Buffer.alloc(BLOCK);
    try {
      for (;;) {
        writeFileSync(this.#ballast, block, { flag: 'a' });
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') {
        throw error;
      }
    }
  }

  /** Gives back what `fill` took. */
  empty(): void {
    rmSync(this.#ballast);
  }

  remove(): void {
    execFileSync('umount', [this.directory], { stdio: 'pipe' });
    rmSync(this.directory, { recursive: true });
  }

  get #ballast(): string {
    return join(this.directory, 'ballast');
  }
}
