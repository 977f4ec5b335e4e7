import { histogramSamples, writeExposition } from './exposition';

describe('writeExposition', () => {
  it('writes the text format', async () => {
    expect(
      await writeExposition([
        {
          name: 'deployment_lead_time_seconds',
          help: 'Lead time',
          type: 'histogram',
          samples: histogramSamples(
            { app: 'pay' },
            { bounds: [60, 3600], counts: [1, 1, 1], sum: 4120 },
          ),
        },
        {
          name: 'deployment_result',
          help: 'Results',
          type: 'counter',
          samples: [{ labels: { app: 'a"b\\c\nd' }, value: 2 }],
        },
      ]),
    ).toBe(`# HELP deployment_lead_time_seconds Lead time
# TYPE deployment_lead_time_seconds histogram
deployment_lead_time_seconds_bucket{app="pay",le="60"} 1
deployment_lead_time_seconds_bucket{app="pay",le="3600"} 2
deployment_lead_time_seconds_bucket{app="pay",le="+Inf"} 3
deployment_lead_time_seconds_sum{app="pay"} 4120
deployment_lead_time_seconds_count{app="pay"} 3
# HELP deployment_result Results
# TYPE deployment_result counter
deployment_result{app="a\\"b\\\\c\\nd"} 2
`);
  });
});
