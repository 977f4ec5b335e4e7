import { InputError } from '@backstage/errors';
import { Verdict } from '@dora-metrics/backstage-plugin-dora-common';
import { Request } from 'express';
import { PRODUCTION } from '../attribution/environments';
import { WindowRequest } from '../metrics';
import { DeploymentQuery } from '../reports/DeploymentReports';
import { PageQuery } from '../reports/listPages';
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

/** As `readReportQuery`, with the page of a list. */
export function readPageQuery(request: Request): ReportQuery & PageQuery {
  const { cursor, limit } = request.query;
  return {
    ...readReportQuery(request),
    cursor: cursor as string | undefined,
    limit: Number(limit ?? DEFAULT_LIMIT),
  };
}

/** As `readPageQuery`, with the filter of deployments. */
export function readDeploymentQuery(request: Request): DeploymentQuery {
  return {
    ...readPageQuery(request),
    verdict: request.query.verdict as Verdict | undefined,
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
