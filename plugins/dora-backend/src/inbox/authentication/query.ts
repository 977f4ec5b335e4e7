import { WebhookRequest } from '@dora-metrics/backstage-plugin-dora-node';
import { isEqual } from './constantTime';
import { Scheme } from './Scheme';

/** The query parameter is the secret itself, for senders that can set no header. */
export function query(parameter: string): Scheme {
  return {
    headers: [],
    parameter,
    provenWithoutBody: true,
    verify: (request, secret) => {
      const sent = singleParameter(request, parameter);
      return (
        sent !== undefined &&
        isEqual(Buffer.from(sent, 'utf8'), Buffer.from(secret, 'utf8'))
      );
    },
  };
}

/** The value of a query parameter that was sent exactly once, as with headers. */
export function singleParameter(
  { query: parameters }: Pick<WebhookRequest, 'query'>,
  name: string,
): string | undefined {
  const value =
    parameters && Object.hasOwn(parameters, name)
      ? parameters[name]
      : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
