import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';

/** What the audit log is told of an action. */
export type AuditedAction = Pick<
  AuditorServiceCreateEventOptions,
  'eventId' | 'severityLevel' | 'meta'
>;

/** Does what is then in the audit log, whether it succeeds or not. */
export async function audited<T>(
  auditor: AuditorService,
  request: Request,
  action: AuditedAction,
  act: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({ ...action, request });
  try {
    const result = await act();
    await event.success();
    return result;
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
}
