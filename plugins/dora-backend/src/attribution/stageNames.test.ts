import { stageOfJob, StageRule } from './stageNames';

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
    expect(stageOfJob(name, null, [])).toBe(stage);
  });

  it.each([
    ['rspec 1/4', 'Test', 'test'],
    ['jest', 'verify', 'test'],
    ['deploy', 'test', 'deploy'],
    ['label', 'triage', undefined],
  ])('reads %j in the stage %j as %s', (name, senderStage, stage) => {
    expect(stageOfJob(name, senderStage, [])).toBe(stage);
  });

  it('asks the configured rules first, in their order', () => {
    const rules: StageRule[] = [
      { stage: 'scan', name: 'compliance*' },
      { stage: 'validate', name: '*e2e*' },
    ];
    expect(stageOfJob('Compliance check', null, rules)).toBe('scan');
    expect(stageOfJob('build e2e image', null, rules)).toBe('validate');
    expect(stageOfJob('build', 'nightly E2E', rules)).toBe('validate');
    expect(stageOfJob('build', null, rules)).toBe('build');
  });
});
