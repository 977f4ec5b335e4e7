/** What `normalizeSeverity` understands, for the JSON Schema. */
export const SEVERITY_PATTERN =
  '^([Ss][Ee][Vv][-_ ]?|[Pp][-_ ]?)?[1-4]$|^([Cc]ritical|CRITICAL|[Hh]igh|HIGH|[Mm]edium|MEDIUM|[Ll]ow|LOW)$';

const WORDS = new Map([
  ['critical', 'SEV1'],
  ['high', 'SEV2'],
  ['medium', 'SEV3'],
  ['low', 'SEV4'],
]);

/** `sev1`, `SEV-1`, `P1`, `1` and `critical` all become `SEV1`. */
export function normalizeSeverity(severity: string): string | undefined {
  const clean = severity.trim();
  if (!new RegExp(SEVERITY_PATTERN).test(clean)) return undefined;
  return WORDS.get(clean.toLowerCase()) ?? `SEV${clean.slice(-1)}`;
}
