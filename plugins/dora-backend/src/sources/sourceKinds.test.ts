import { DORA_SOURCE_KINDS } from '@dora-metrics/backstage-plugin-dora-common';
import { builtInEventSources } from '.';

describe('DORA_SOURCE_KINDS', () => {
  it('has the kinds that are built in, so that pages know how to set each up', () => {
    const kinds = builtInEventSources.map(({ kind }) => kind);
    expect([...DORA_SOURCE_KINDS].sort()).toEqual(kinds.sort());
  });
});
