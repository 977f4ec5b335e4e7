import { hmacHex } from '../../__testUtils__/signatures';
import { circleciSignature } from './signature';

const SECRET = 'circleci-secret-for-tests';
const BODY = '{"type":"ping"}';
const right = hmacHex(BODY, SECRET);
const wrong = hmacHex(BODY, 'another-secret-for-tests');

const verify = (header: string | string[] | undefined, secret = SECRET) =>
  circleciSignature.verify(
    { headers: { 'circleci-signature': header }, body: Buffer.from(BODY) },
    secret,
    0,
  );

describe('circleciSignature', () => {
  it('accepts the example of the documentation', () => {
    const signature =
      'daa220016c8f29a8b214fbfc3671aeec2145cfb1e6790184ffb38b6d0425fa00';
    const request = {
      headers: { 'circleci-signature': `v1=${signature}` },
      body: Buffer.from('lalala'),
    };
    expect(circleciSignature.verify(request, 'another-secret', 0)).toBe(true);
  });

  it.each([
    `v1=${right}`,
    `v1=${right.toUpperCase()}`,
    `v1=${right},v2=${wrong}`,
    `v2=${wrong}, v1=${right}`,
  ])('accepts %s', header => {
    expect(verify(header)).toBe(true);
  });

  it.each([
    undefined,
    '',
    right,
    'v1=',
    `v1=${right}00`,
    `v1=${wrong}`,
    [`v1=${right}`, `v1=${right}`],
  ])('refuses %s', header => {
    expect(verify(header)).toBe(false);
  });

  it.each(['v0', 'v2', 'v11', ''])('A10: does not count %s', version => {
    expect(verify(`${version}=${right},v1=${wrong}`)).toBe(false);
    expect(verify(`${version}=${right}`)).toBe(false);
  });
});
