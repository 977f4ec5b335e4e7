import { hmacHex } from '../../__testUtils__/signatures';
import { rootlySignature } from './signature';

const SECRET = 'rootly-secret-for-tests';
const BODY = '{"event":{}}';
const SECONDS = 1_772_462_400;
const right = hmacHex(`${SECONDS}${BODY}`, SECRET);

const verify = (
  header: string | string[] | undefined,
  secondsLater = 0,
  body = BODY,
) =>
  rootlySignature.verify(
    { headers: { 'x-rootly-signature': header }, body: Buffer.from(body) },
    SECRET,
    (SECONDS + secondsLater) * 1000,
  );

describe('rootlySignature', () => {
  it.each([
    `t=${SECONDS},v1=${right}`,
    `t=${SECONDS}, v1=${right.toUpperCase()}`,
    `v1=${right},t=${SECONDS},v2=x`,
  ])('accepts %s', header => {
    expect(verify(header)).toBe(true);
  });

  it.each([
    [-301, false],
    [-300, true],
    [300, true],
    [301, false],
  ])('received %i s later, answers %s', (seconds, isAuthentic) => {
    expect(verify(`t=${SECONDS},v1=${right}`, seconds)).toBe(isAuthentic);
  });

  it.each<[string, string | string[] | undefined]>([
    ['nothing', undefined],
    ['no time', `v1=${right}`],
    ['no signature', `t=${SECONDS}`],
    ['another time', `t=${SECONDS + 1},v1=${right}`],
    ['two times', `t=${SECONDS},t=${SECONDS + 1},v1=${right}`],
    ['two signatures', `t=${SECONDS},v1=${'0'.repeat(64)},v1=${right}`],
    ['a signature of another version', `t=${SECONDS},v2=${right}`],
    ['a signature cut short', `t=${SECONDS},v1=${right.slice(2)}`],
    ['a wrong signature', `t=${SECONDS},v1=${'0'.repeat(64)}`],
    ['a time in milliseconds', `t=${SECONDS}000,v1=${right}`],
    ['a header sent twice', Array(2).fill(`t=${SECONDS},v1=${right}`)],
  ])('refuses %s', (_, header) => {
    expect(verify(header)).toBe(false);
  });

  it('refuses a body that was changed', () => {
    expect(verify(`t=${SECONDS},v1=${right}`, 0, `${BODY} `)).toBe(false);
  });
});
