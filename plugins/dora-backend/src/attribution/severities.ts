/** The severities by which incidents are shown and counted. */
export const SEVERITIES = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Which words of senders mean which severity. */
export type SeverityWords = Partial<Record<Severity, string[]>>;

/** The severity that a sender's word means; `unknown` when nobody said. */
export type SeverityScale = (word: string | null) => Severity | 'unknown';

/** What usual tools call them, as `inShort` writes it. */
const USUAL: Record<Severity, string[]> = {
  SEV1: [
    ...['p0', 'p1', '1', 'critical', 'crit', 'fatal', 'blocker', 'emergency'],
    ...['disaster', 'page', 'urgent', 'highest'],
  ],
  SEV2: ['p2', '2', 'high', 'major', 'error'],
  SEV3: [
    ...['p3', '3', 'medium', 'moderate', 'minor', 'warning', 'warn', 'average'],
  ],
  SEV4: [
    ...['p4', 'p5', '4', '5', 'low', 'lowest', 'info', 'informational', 'none'],
    ...['trivial', 'debug'],
  ],
};

/**
 * Makes the scale of these words, which are compared without regard to case,
 * and which prevail over the usual ones.
 */
export function severityScale(configured: SeverityWords): SeverityScale {
  const scale = new Map<string, Severity>();
  for (const severity of SEVERITIES) {
    USUAL[severity].forEach(word => scale.set(word, severity));
  }
  for (const severity of SEVERITIES) {
    for (const word of configured[severity] ?? []) {
      scale.set(clean(word), severity);
      // One with more words, such as "P1 - Outage", must not mean all P1.
      if (isOneWord(word)) scale.set(inShort(word), severity);
    }
  }
  return word =>
    scale.get(clean(word ?? '')) ?? scale.get(inShort(word ?? '')) ?? 'unknown';
}

/** As words are compared. */
export function clean(word: string): string {
  return word.trim().toLowerCase();
}

/**
 * The word that counts: `p1` of `SEV-1`, `Sev 1`, `S1`, `Priority 1` and
 * `P1 - Critical`, `1` of `1 - Critical`, `high` of `severity::high`. What begins
 * with another word, such as `non-critical`, is that other word.
 */
function inShort(word: string): string {
  return words(word)[0] ?? '';
}

function isOneWord(word: string): boolean {
  return words(word).length === 1;
}

function words(word: string): string[] {
  return clean(word)
    .replace(
      /^(?:severity|sev|s|priority|prio|p)[^a-z0-9]*(\d+)(?![a-z0-9])/,
      'p$1',
    )
    .replace(/^(?:severity|sev|priority|prio|impact|level)[^a-z0-9]+/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(part => part !== '');
}
