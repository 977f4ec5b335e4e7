/**
 * Whether a path matches a glob: `*` and `?` stand for characters of one
 * folder's or file's name, `**` for any folders. Globs and paths come from many
 * hands, and a regular expression of a hostile one could take for ever: here the
 * time is at most the product of their lengths.
 *
 * @public
 */
export function matchesGlob(glob: string, path: string): boolean {
  return matchesParts(glob.split('/'), path.split('/'), {
    isWildcard: part => part === '**',
    isMatch: matchesName,
  });
}

/**
 * Whether a name, in which a slash is nothing special, matches a glob of `*`
 * and `?`, without regard to case.
 *
 * @public
 */
export function matchesNameGlob(glob: string, name: string): boolean {
  return matchesName(glob.toLowerCase(), name.toLowerCase());
}

function matchesName(glob: string, name: string): boolean {
  return matchesParts([...glob], [...name], {
    isWildcard: character => character === '*',
    isMatch: (expected, character) =>
      expected === '?' || expected === character,
  });
}

/**
 * Matches part by part. When it fails, only the last wildcard need take one part
 * more: what the wildcards before it have taken is as good as anything else.
 */
function matchesParts(
  expected: string[],
  parts: string[],
  rules: {
    isWildcard(expected: string): boolean;
    isMatch(expected: string, part: string): boolean;
  },
): boolean {
  let at = 0;
  let wildcard = -1;
  let takenUpTo = 0;
  for (let i = 0; i < parts.length; ) {
    if (at < expected.length && rules.isWildcard(expected[at])) {
      wildcard = at++;
      takenUpTo = i;
    } else if (at < expected.length && rules.isMatch(expected[at], parts[i])) {
      at++;
      i++;
    } else if (wildcard >= 0) {
      at = wildcard + 1;
      i = ++takenUpTo;
    } else {
      return false;
    }
  }
  return expected.slice(at).every(rules.isWildcard);
}
