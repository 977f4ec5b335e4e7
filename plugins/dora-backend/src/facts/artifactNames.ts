import { keyText } from '../sources/reading/texts';

const DIGEST = /sha(?:256|512):[0-9a-f]{64,128}$/;

/**
 * The names under which an image, or another artifact, is remembered, from one
 * of the ways to write it: its digest, which is its own, and its name with its
 * tag, which may move to another image. Empty for a name without either.
 */
export function artifactNames(written: string): string[] {
  const reference = written.trim().replace(/^(?:docker|oci):\/\//, '');
  return reference.startsWith('pkg:')
    ? packageNames(reference)
    : imageNames(reference);
}

function imageNames(reference: string): string[] {
  const digest = DIGEST.exec(reference.toLowerCase())?.[0];
  const name = reference.split('@', 1)[0];
  const isTagged = /:[^/:]+$/.test(name) && !DIGEST.test(name);
  return keys([digest, isTagged ? withoutDefaultRegistry(name) : undefined]);
}

// pkg:oci/name@sha256:…?repository_url=registry/name&tag=1.2, or any other type,
// whose name and version stay together.
function packageNames(url: string): string[] {
  const [path, query = ''] = url.split('?', 2);
  const qualifiers = new URLSearchParams(query);
  const version = decoded(path.slice(path.lastIndexOf('@') + 1));
  const digest = DIGEST.exec(version.toLowerCase())?.[0];
  const repository = qualifiers.get('repository_url');
  const tag = qualifiers.get('tag') ?? (digest ? undefined : version);
  const image =
    repository && tag
      ? withoutDefaultRegistry(`${repository.replace(/\/+$/, '')}:${tag}`)
      : undefined;
  return keys([digest, image, path.includes('@') ? decoded(path) : undefined]);
}

// `docker.io/library/nginx:1` and `nginx:1` are one image.
function withoutDefaultRegistry(name: string): string {
  return name.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function keys(names: Array<string | undefined>): string[] {
  return [...new Set(names.flatMap(name => keyText(name) ?? []))];
}
