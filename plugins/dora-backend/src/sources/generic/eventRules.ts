import { isNullSha } from '../reading/commits';
import { artifactNamesOf } from './codeEvents';
import { GenericEvent } from './events';

const EARLIEST = Date.UTC(2000, 0, 1);

/** A field, and what is wrong with it. */
type Problem = [field: string, message: string];

const OWNER: Problem = ['service', 'name a service or a repository'];

/** What is wrong with fields that are right one by one. */
export function problemsOf(event: GenericEvent): Problem[] {
  switch (event.type) {
    case 'deployment': {
      const field = event.status === 'running' ? 'startedAt' : 'finishedAt';
      return [
        ...unless(event.service ?? event.repository, OWNER),
        ...unless(event[field], [field, `needed when it is ${event.status}`]),
      ];
    }
    case 'stage': {
      const start = event.startedAt ?? event.durationSeconds ?? undefined;
      const begin = event.finishedAt - (event.durationSeconds ?? 0) * 1000;
      return [
        ...unless(event.service ?? event.repository, OWNER),
        ...unless(start !== undefined, [
          'startedAt',
          'or give durationSeconds',
        ]),
        ...(begin < EARLIEST
          ? [['durationSeconds', 'begins before the year 2000'] as Problem]
          : []),
      ];
    }
    case 'incident':
      return [
        ...oneTimeOf(
          'detectedAt',
          event.detectedAt,
          event.acknowledgedAt,
          event.mitigatedAt,
          event.resolvedAt,
          event.reopenedAt,
        ),
        ...(event.duplicateOf === event.id
          ? [['duplicateOf', 'is the incident itself'] as Problem]
          : []),
      ];
    case 'change':
      return oneTimeOf(
        'openedAt',
        event.openedAt,
        event.readyAt,
        event.firstReviewAt,
        event.approvedAt,
        event.mergedAt,
        event.closedAt,
        event.reopenedAt,
      );
    case 'push':
      return [
        ...unless(event.pushedAt ?? event.commits?.length, [
          'pushedAt',
          'needed when there are no commits',
        ]),
        ...(isNullSha(event.after)
          ? [
              [
                'after',
                'is no commit: a branch that goes is no push',
              ] as Problem,
            ]
          : []),
      ];
    case 'artifact':
      return unless(artifactNamesOf(event).length > 0, [
        'names',
        'or give image or images',
      ]);
    default:
      return [];
  }
}

function oneTimeOf(field: string, ...times: (number | undefined)[]): Problem[] {
  return unless(times.some(Boolean), [field, 'give at least one time']);
}

function unless(isThere: unknown, [field, reason]: Problem): Problem[] {
  return isThere ? [] : [[field, `is missing: ${reason}`]];
}
