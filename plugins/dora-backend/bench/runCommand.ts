/** Runs a command of the bench, and tells what it failed of. */
export function runCommand(main: () => Promise<void>): void {
  main().catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
}
