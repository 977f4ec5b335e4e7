const MAX_IMAGE_LENGTH = 500;

/**
 * The commit in the tags of these images, as in `:1f3c9ab`, `:sha-1f3c9ab`,
 * `:1.2.3-1f3c9ab` or `:v1.2-14-g1f3c9ab`. Undefined when there is none, or more
 * than one: then nothing tells the application's image from the others.
 */
export function shaInImages(images: string[]): string | undefined {
  const shas = new Set(images.flatMap(image => shasInTag(tagOf(image))));
  return shas.size === 1 ? [...shas][0] : undefined;
}

/** `registry:5000/team/app:tag@sha256:…` has the tag `tag`. */
function tagOf(image: string): string {
  if (image.length > MAX_IMAGE_LENGTH) return '';
  const name = image.split('@', 1)[0];
  const lastPart = name.slice(name.lastIndexOf('/') + 1);
  const colon = lastPart.indexOf(':');
  return colon < 0 ? '' : lastPart.slice(colon + 1).toLowerCase();
}

function shasInTag(tag: string): string[] {
  const parts = tag.split(/[-_.+]/);
  return parts.flatMap((part, index) => {
    const match = /^(g?)([0-9a-f]{7,40})$/.exec(part);
    if (!match) return [];
    const [, marker, hex] = match;
    const isAnnounced =
      marker !== '' || ['sha', 'git'].includes(parts[index - 1] ?? '');
    return isAnnounced || looksLikeSha(hex) ? [hex] : [];
  });
}

/** Digits alone are a date or a build number, letters alone a word. */
function looksLikeSha(hex: string): boolean {
  return hex.length === 40 || (/\d/.test(hex) && /[a-f]/.test(hex));
}
