import { singleHeader } from '../../sources/reading/headers';
import { isSecret } from './constantTime';
import { Scheme } from './Scheme';

/** `Authorization: Bearer <secret>` */
export const bearer: Scheme = {
  headers: ['authorization'],
  provenWithoutBody: true,
  verify: ({ headers }, secret) => {
    const sent = singleHeader(headers, 'authorization');
    if (!sent || !/^bearer /i.test(sent)) return false;
    return isSecret(sent.slice('bearer '.length).trim(), secret);
  },
};
