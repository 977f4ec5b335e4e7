import { InputError } from '@backstage/errors';
import { Verdict } from '@dora-metrics/backstage-plugin-dora-common';
import { Request } from 'express';
import { PRODUCTION } from '../attribution/environments';
import { WindowRequest } from '../metrics';
import { DeploymentQuery } from '../reports/DeploymentReports';
import { Comparison, ReportQuery } from '../reports/reportQuery';

const DEFAULT_RANGE = '30d';
const DEFAULT_LIMIT = 25;

/** The question that the query of a request asks; its shape is already checked. */
export function readReportQuery(
  { query }: Request,
  defaultRange = DEFAULT_RANGE,
): ReportQuery {
  return {
    window: readWindow(query, defaultRange),
    environment: String(query.environment ?? PRODUCTION).toLowerCase(),
    compare: (query.compare as Comparison | undefined) ?? 'previous',
    levels: query.levels as string | undefined,
  };
}

/** As `readReportQuery`, with the page and filter of a list. */
export function readDeploymentQuery(request: Request): DeploymentQuery {
  const { verdict, offset, limit } = request.query;
  return {
    ...readReportQuery(request),
    verdict: verdict as Verdict | undefined,
    offset: Number(offset ?? 0),
    limit: Number(limit ?? DEFAULT_LIMIT),
  };
}

function readWindow(
  query: Request['query'],
  defaultRange: string,
): WindowRequest {
  const { range, from, to } = query;
  if (from === undefined && to === undefined) {
    return { range: String(range ?? defaultRange) };
  }
  if (range !== undefined || from === undefined || to === undefined) {
    throw new InputError("Give either 'range', or both 'from' and 'to'");
  }
  return { from: String(from), to: String(to) };
}
