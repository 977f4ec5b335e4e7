import { readApplicationBody } from './applicationBody';
import { ArgocdReport } from './report';

/**
 * A body whose fields are parts of the Application as they are: its destination,
 * source, operation, labels and so on, beside the name of the application.
 */
export function readPartsBody(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): ArgocdReport | undefined {
  const { app, namespace, labels, annotations, images, health } = body;
  const { source, sources, destination, revision, revisions } = body;
  const { phase, startedAt, finishedAt, operation } = body;
  const application = {
    metadata: { name: app, namespace, labels, annotations },
    spec: { source, sources, destination },
    status: {
      health,
      summary: { images },
      operationState: {
        phase,
        startedAt,
        finishedAt,
        operation,
        syncResult: { revision, revisions },
      },
    },
  };
  return readApplicationBody(body, application, assumeTimeZone);
}
