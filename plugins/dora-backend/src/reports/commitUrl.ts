/** Where a commit is shown; null but for hosts whose addresses are known, for a guessed link would mislead. */
export function commitUrl(repository: string, sha: string): string | null {
  if (repository.startsWith('github.com/')) {
    return `https://${repository}/commit/${sha}`;
  }
  return repository.startsWith('gitlab.com/')
    ? `https://${repository}/-/commit/${sha}`
    : null;
}
