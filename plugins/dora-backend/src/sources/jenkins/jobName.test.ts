import { readJobName } from './jobName';

describe('readJobName', () => {
  it.each<[string, string | undefined, string, string, string]>([
    ['job/checkout/', undefined, 'checkout', 'checkout', 'checkout'],
    ['job/main/', 'origin/main', 'main', 'main', 'main'],
    [
      'job/my%20folder/job/deploy%20checkout/',
      undefined,
      'my folder/deploy checkout',
      'my folder/deploy checkout',
      'deploy checkout',
    ],
    [
      'job/shop/job/checkout/job/main/',
      undefined,
      'shop/checkout/main',
      'shop/checkout',
      'checkout',
    ],
    [
      'job/shop/job/checkout/job/PR-17/',
      undefined,
      'shop/checkout/PR-17',
      'shop/checkout',
      'checkout',
    ],
    [
      'job/shop/job/checkout/job/fix%252Ftypo/',
      undefined,
      'shop/checkout/fix%2Ftypo',
      'shop/checkout',
      'checkout',
    ],
    [
      'job/shop/job/checkout/job/release-7/',
      'origin/release-7',
      'shop/checkout/release-7',
      'shop/checkout',
      'checkout',
    ],
    [
      'job/shop/job/checkout/job/release-7/',
      undefined,
      'shop/checkout/release-7',
      'shop/checkout/release-7',
      'release-7',
    ],
    ['job/100%/', undefined, '100%', '100%', '100%'],
  ])('reads %s on %s', (address, branch, fullName, project, name) => {
    expect(readJobName(address, 'own name', branch)).toEqual({
      fullName,
      project,
      name,
    });
  });

  it.each([undefined, null, '', 'checkout/'])(
    'takes the own name when the address is %p',
    address => {
      expect(readJobName(address, 'checkout', undefined)?.fullName).toBe(
        'checkout',
      );
      expect(readJobName(address, '', undefined)).toBeUndefined();
    },
  );
});
