import { singleHeader } from '../../sources/reading/headers';
import { isEqual } from './constantTime';
import { Scheme } from './Scheme';

/** `Authorization: Basic <base64 of user:password>` */
export const basic: Scheme = {
  headers: ['authorization'],
  provenWithoutBody: true,
  problemOf: secret =>
    /^[^:]+:./.test(secret) ? undefined : 'must be of the form user:password',
  verify: ({ headers }, secret) => {
    const sent = singleHeader(headers, 'authorization');
    if (!sent || !/^basic /i.test(sent)) return false;
    const userAndPassword = Buffer.from(sent.slice('basic '.length), 'base64');
    return isEqual(userAndPassword, Buffer.from(secret, 'utf8'));
  },
};
