import { z } from 'zod/v3';

const MAX_PROBLEMS = 20;

/**
 * Validates and returns, or throws one Error whose one-line message lists each
 * problem with its JSON path. Values of the payload are never repeated.
 */
export function validate<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(describeIssues(result.error.issues));
}

/**
 * What a parser has thrown, in one line. Kinds of senders that modules add may
 * let those of JSON and zod through, whose messages quote the body.
 */
export function describeParseError(error: unknown): string {
  if (error instanceof SyntaxError) return 'The body is not valid JSON';
  const { name, issues, message } = error as Partial<z.ZodError>;
  return name === 'ZodError' && Array.isArray(issues)
    ? describeIssues(issues)
    : String(message);
}

function describeIssues(issues: z.ZodIssue[]): string {
  const listed = issues.slice(0, MAX_PROBLEMS).map(describeIssue);
  const rest = issues.length - listed.length;
  if (rest > 0) listed.push(`and ${rest} more`);
  return listed.join('; ');
}

function describeIssue(issue: z.ZodIssue): string {
  return `${describePath(issue.path)}: ${describeProblem(issue)}`;
}

/** `$.events[3].finishedAt`; holds names from our schemas and indexes only. */
function describePath(path: (string | number)[]): string {
  const steps = path.map(step =>
    typeof step === 'number' ? `[${step}]` : `.${step}`,
  );
  return `$${steps.join('')}`;
}

function describeProblem(issue: z.ZodIssue): string {
  switch (issue.code) {
    case z.ZodIssueCode.invalid_type:
      return issue.received === 'undefined'
        ? 'is missing'
        : `must be of type ${issue.expected}`;
    case z.ZodIssueCode.invalid_enum_value:
    case z.ZodIssueCode.invalid_union_discriminator:
      return `must be one of ${issue.options.join(', ')}`;
    case z.ZodIssueCode.too_small:
      return `must be at least ${issue.minimum}${unitOf(issue.type)}`;
    case z.ZodIssueCode.too_big:
      return `must be at most ${issue.maximum}${unitOf(issue.type)}`;
    // Messages of these are written in our schemas.
    case z.ZodIssueCode.custom:
    case z.ZodIssueCode.invalid_string:
      return issue.message;
    default:
      return 'is not valid';
  }
}

function unitOf(type: string): string {
  if (type === 'string') return ' characters long';
  return type === 'array' ? ' items long' : '';
}
