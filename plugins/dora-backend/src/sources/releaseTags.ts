/**
 * A name for what a tag stands for. A push tells the commit of a tag, and a
 * release only the name of its tag: by this both find each other.
 */
export function taggedArtifact(repository: string, tag: string): string {
  return `pkg:generic/${repository}@${encodeURIComponent(tag)}`;
}
