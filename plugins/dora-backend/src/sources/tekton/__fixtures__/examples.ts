export const SHA = '2c26b46b68ffc68ff99b453c1d30413413422d70';
const PIPELINE_RUN_UID = '6a1d3a52-3a6c-4d1b-8f9e-1b7d0a0c1901';

const succeeded = {
  type: 'Succeeded',
  status: 'True',
  reason: 'Succeeded',
  message: 'Tasks Completed: 3 (Failed: 0, Cancelled 0), Skipped: 0',
  lastTransitionTime: '2026-03-02T14:43:05Z',
};

/** A run of a pipeline; `more` replaces its parts. */
export function pipelineRun(more: Record<string, object> = {}) {
  return {
    pipelineRun: {
      metadata: {
        uid: PIPELINE_RUN_UID,
        name: 'checkout-release-x7k2p',
        generateName: 'checkout-release-',
        namespace: 'ci',
        creationTimestamp: '2026-03-02T14:39:50Z',
        labels: { 'tekton.dev/pipeline': 'release' },
        annotations: {},
        ...more.metadata,
      },
      spec: {
        pipelineRef: { name: 'release' },
        params: [
          { name: 'repo-url', value: 'https://github.com/Acme/Checkout.git' },
          { name: 'gitRevision', value: SHA },
          { name: 'image', value: 'registry.example.com/acme/checkout' },
        ],
        serviceAccountName: 'ci',
        ...more.spec,
      },
      status: {
        startTime: '2026-03-02T14:40:00Z',
        completionTime: '2026-03-02T14:43:05Z',
        conditions: [succeeded],
        ...more.status,
      },
    },
  };
}

/** A run of a task of that pipeline; `more` replaces its parts. */
export function taskRun(more: Record<string, object> = {}) {
  return {
    taskRun: {
      metadata: {
        uid: '0f4a7d7c-0e2b-4f68-8a57-93f4ce1e2002',
        name: 'checkout-release-x7k2p-unit-tests',
        namespace: 'ci',
        creationTimestamp: '2026-03-02T14:40:05Z',
        labels: {
          'tekton.dev/pipeline': 'release',
          'tekton.dev/pipelineRun': 'checkout-release-x7k2p',
          'tekton.dev/pipelineTask': 'unit-tests',
          'tekton.dev/task': 'npm',
        },
        ownerReferences: [
          {
            apiVersion: 'tekton.dev/v1',
            kind: 'PipelineRun',
            name: 'checkout-release-x7k2p',
            uid: PIPELINE_RUN_UID,
          },
        ],
        ...more.metadata,
      },
      spec: {
        taskRef: { kind: 'Task', name: 'npm' },
        params: [{ name: 'args', value: ['run', 'test'] }],
        ...more.spec,
      },
      status: {
        startTime: '2026-03-02T14:40:06Z',
        completionTime: '2026-03-02T14:42:00Z',
        conditions: [
          { ...succeeded, lastTransitionTime: '2026-03-02T14:42:00Z' },
        ],
        ...more.status,
      },
    },
  };
}

/** A run of a task that another controller carries out. */
export const customRun = {
  customRun: {
    metadata: {
      uid: '4f3c5f0a-7f2c-4d1f-9a44-0d5e7b1d2103',
      name: 'wait-for-approval',
      creationTimestamp: '2026-03-02T14:40:05Z',
      labels: { 'backstage.io/kubernetes-id': 'Checkout' },
    },
    spec: { customRef: { kind: 'ApprovalTask', name: 'approval' } },
    status: {},
  },
};

/** Bodies that are understood, with their events. */
export const tektonExamples = [
  { event: 'dev.tekton.event.pipelinerun.successful.v1', body: pipelineRun() },
  { event: 'dev.tekton.event.taskrun.successful.v1', body: taskRun() },
  { event: 'dev.tekton.event.customrun.started.v1', body: customRun },
].map(example => ({ kind: 'tekton', ...example }));
