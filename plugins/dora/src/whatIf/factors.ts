import {
  STAGES,
  StageWhatIf,
} from '@dora-metrics/backstage-plugin-dora-common';

const PARAM = 'whatif';

/** The part of its time that each stage takes; stages that take all of it are absent. */
export type Factors = StageWhatIf['factors'];

/** Reads `review:0.5,test:0.8`; what makes no sense counts as not given. */
export function readFactors(params: URLSearchParams): Factors {
  const parts = new Map(
    (params.get(PARAM) ?? '').split(',').map(part => {
      const [stage, factor] = part.split(':');
      return [stage, /^[01](\.\d+)?$/.test(factor) ? Number(factor) : 1];
    }),
  );
  return onlyShorter(
    Object.fromEntries(STAGES.map(stage => [stage, parts.get(stage) ?? 1])),
  );
}

/** The URL parameters with other factors. */
export function withFactors(
  params: URLSearchParams,
  factors: Factors,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const parts = Object.entries(onlyShorter(factors));
  if (parts.length > 0) {
    next.set(PARAM, parts.map(part => part.join(':')).join(','));
  } else {
    next.delete(PARAM);
  }
  return next;
}

function onlyShorter(factors: Factors): Factors {
  return Object.fromEntries(
    STAGES.flatMap(stage => {
      const factor = factors[stage] ?? 1;
      return factor < 1 ? [[stage, factor]] : [];
    }),
  );
}
