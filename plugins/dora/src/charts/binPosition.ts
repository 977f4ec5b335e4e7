import { HistogramBin } from '@dora-metrics/backstage-plugin-dora-common';

/**
 * Where a duration lies on an axis on which every bin is equally wide, from
 * 0 to 1. The last bin has no end; whatever lies in it stands in its middle.
 */
export function binPosition(bins: HistogramBin[], seconds: number): number {
  const index = bins.findIndex(
    ({ toSeconds }) => toSeconds === null || seconds < toSeconds,
  );
  if (index < 0) {
    return 1;
  }
  const { fromSeconds, toSeconds } = bins[index];
  const within =
    toSeconds === null
      ? 0.5
      : Math.max(0, (seconds - fromSeconds) / (toSeconds - fromSeconds));
  return (index + within) / bins.length;
}
