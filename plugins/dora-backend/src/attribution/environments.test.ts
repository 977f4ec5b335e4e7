import { canonicalEnvironment } from './environments';

describe('canonicalEnvironment', () => {
  it.each([
    [null, 'production'],
    ['  ', 'production'],
    ['Production', 'production'],
    ['PROD', 'production'],
    ['eu-live', 'production'],
    ['eu-live-2', 'eu-live-2'],
    ['preprod', 'preprod'],
    [' Staging ', 'staging'],
  ])('shows %j as %s', (name, expected) => {
    expect(canonicalEnvironment(name, ['prod', '*-Live'])).toBe(expected);
  });
});
