import { stageOfJob } from './stageNames';

describe('stageOfJob', () => {
  it.each([
    ['build', 'build'],
    ['Build and test', 'test'],
    ['Unit tests (node 24)', 'test'],
    ['lint', 'test'],
    ['scan image', 'scan'],
    ['CodeQL', 'scan'],
    ['docker', 'package'],
    ['publish package', 'package'],
    ['deploy to production', 'deploy'],
    ['smoke test production', 'validate'],
    ['label pull request', undefined],
    ['', undefined],
  ])('reads %j as %s', (name, stage) => {
    expect(stageOfJob(name)).toBe(stage);
  });
});
