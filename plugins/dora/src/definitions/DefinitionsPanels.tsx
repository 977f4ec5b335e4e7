import { ReactNode } from 'react';
import { DefinitionsReport } from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { LoadError } from '../components/LoadError';
import { Notice } from '../components/Notice';
import { Panel } from '../components/Panel';
import { Skeleton } from '../components/Skeleton';
import { useFormat } from '../format/useFormat';
import { LevelsTable } from './LevelsTable';
import { MetricSentences } from './MetricSentences';
import { RulesList } from './RulesList';
import { VersionsList } from './VersionsList';

/** The rules in each of their states: on their way, failed and there. */
export function DefinitionsPanels(props: {
  definitions: Loaded<DefinitionsReport>;
  /** What comes after the sentences. */
  children?: (report: DefinitionsReport) => ReactNode;
}) {
  const { definitions, children } = props;
  const { t } = useFormat();
  const { data: report, error, retry } = definitions;
  if (error) {
    return (
      <Panel title={t('definitions.title')}>
        <LoadError
          text={t('definitions.failed')}
          error={error}
          onRetry={retry}
          minHeight={160}
        />
      </Panel>
    );
  }
  if (!report) {
    return <Skeleton height={480} />;
  }
  return (
    <>
      {report.problems.length > 0 && (
        <Notice>
          {t('definitions.problems')}: {report.problems.join('; ')}
        </Notice>
      )}
      <MetricSentences metrics={report.metrics} />
      {children?.(report)}
      <RulesList rules={report.rules} />
      <LevelsTable report={report} />
      <VersionsList report={report} />
    </>
  );
}
