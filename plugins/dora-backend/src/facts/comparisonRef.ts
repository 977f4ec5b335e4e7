/**
 * Stands for the branch of a push that nobody made: the commits between two
 * others, as the Git host lists them. No branch can be called so, and it is too
 * short to be an identifier of a person, which would be erased from it.
 */
export const COMPARISON_REF = '..';
