import { keyText } from '../reading/texts';

const RESOURCES = ['deployments', 'pull_requests', 'issues'] as const;
const LONGEST_EVENT = 100;

/** What an address of DevLake's webhooks stands for. */
export interface DevlakeAddress {
  /** Number or name of the connection or project, within which ids are different. */
  connection?: string;
  resource: (typeof RESOURCES)[number] | 'close';
  /** The issue that is closed. */
  issueKey?: string;
}

// The beginnings are those of DevLake's own address, for senders that put all of
// it behind the address of a host.
const PATH = new RegExp(
  [
    /^(?:api\/)?(?:rest\/)?(?:plugins\/webhook\/)?/,
    /(?:(?:connections\/|projects\/)?(?:by-name\/)?(?<connection>[^/]+)\/)?/,
    /(?:(?<resource>deployments|pull_?requests|issues)|issue\/(?<issue>[^/]+)\/close)$/,
  ]
    .map(part => part.source)
    .join(''),
);

/** The event that a path announces; undefined for what is no path of DevLake's. */
export function eventOfPath(path: string): string | undefined {
  const groups = PATH.exec(path)?.groups;
  if (!groups) return undefined;
  const parts = [
    groups.connection,
    ...(groups.issue
      ? ['issue', groups.issue, 'close']
      : [groups.resource.replace('pullrequests', 'pull_requests')]),
  ];
  const event = parts.filter(part => part !== undefined).join('/');
  return event.length <= LONGEST_EVENT ? event : undefined;
}

/** Reads what `eventOfPath` has written. */
export function addressOfEvent(
  event: string | null,
): DevlakeAddress | undefined {
  const groups = PATH.exec(event ?? '')?.groups;
  if (!groups) return undefined;
  const connection = keyText(decoded(groups.connection));
  const resource = RESOURCES.find(name => name === groups.resource);
  if (resource) return { connection, resource };
  const issueKey = keyText(decoded(groups.issue));
  return issueKey ? { connection, resource: 'close', issueKey } : undefined;
}

function decoded(part: string | undefined): string | undefined {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return part;
  }
}
