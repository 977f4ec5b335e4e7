import { makeStyles } from '@material-ui/core/styles';
import {
  CLEAR_STAGE_MARGIN,
  ServiceStages,
  Stage,
  StageShare,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { ChartFrame } from '../charts/ChartFrame';
import { StageBar } from '../charts/StageBar';
import { tonesOf } from '../charts/tones';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { PercentileNote } from '../components/PercentileNote';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { formatNumber } from '../format/number';
import { formatShares } from '../format/share';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { WhatIf } from '../whatIf/WhatIf';
import { NotReported } from './NotReported';
import { ServiceReports } from './useServiceReports';

const HEIGHT = 148;

const useStyles = makeStyles(
  theme => ({
    sentence: { margin: '0 0 12px', fontSize: 15, lineHeight: '22px' },
    note: {
      margin: '12px 0 0',
      color: tonesOf(theme).subtle,
      fontSize: 13,
      lineHeight: '18px',
    },
  }),
  { name: 'DoraStagesPanel' },
);

/** What lead time is made of, stage by stage. */
export function StagesPanel(props: {
  stages: Loaded<ServiceStages>;
  reports: ServiceReports;
}) {
  const { stages, reports } = props;
  const { t } = useFormat();
  return (
    <LoadedPanel
      title={t('stages.title')}
      loaded={stages}
      errorText={t('error.stages')}
      height={HEIGHT + 120}
      note={report =>
        report.stages.length > 0 && (
          <>
            {t('stages.of', {
              changes: t('count.changes', { count: report.n }),
            })}
            <PercentileNote reports={[report]} />
          </>
        )
      }
    >
      {report =>
        report.stages.length > 0 ? (
          <StagesBody report={report} reports={reports} />
        ) : (
          <EmptyText height={160}>{t('stages.none')}</EmptyText>
        )
      }
    </LoadedPanel>
  );
}

function StagesBody(props: { report: ServiceStages; reports: ServiceReports }) {
  const { report, reports } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const isThere = ({ stage, reported }: StageShare) =>
    stage === 'waiting' || reported > 0;
  const shown = report.stages.filter(isThere);
  const missing = report.stages.filter(one => !isThere(one));
  const { texts, sum, exact } = formatShares(
    shown.map(({ share }) => share),
    t,
  );
  const sentence = sentenceOf(report, shown, texts, t);
  return (
    <>
      <p className={classes.sentence}>{sentence}</p>
      <ChartFrame
        caption={t('stages.caption')}
        summary={sentence}
        height={HEIGHT}
        grows
        table={{
          columns: [
            t('stages.stage'),
            t('stages.mean'),
            t('stages.median'),
            t('stages.share'),
            t('stages.reported'),
          ],
          rows: shown.map((one, index) => [
            t(`stages.name.${one.stage}`),
            formatDuration(one.mean, t),
            formatDuration(one.median, t),
            sum ? exact[index] : texts[index],
            one.stage === 'waiting' ? DASH : String(one.reported),
          ]),
        }}
      >
        <StageBar stages={shown} shares={texts} largest={largestOf(report)} />
      </ChartFrame>
      {sum && (
        <p className={classes.note}>
          {t('stages.rounded', { sum, shares: exact.join(', ') })}
        </p>
      )}
      <p className={classes.note}>{t('stages.waitingNote')}</p>
      {report.meanLeadTime !== null && report.meanLeadTime > 0 && (
        <WhatIf report={report} reports={reports} />
      )}
      <NotReported stages={missing.map(({ stage }) => stage)} />
    </>
  );
}

/** The stages to name: the largest, or the first two where they are about the same. */
function largestOf({ bottlenecks, margin }: ServiceStages): Stage[] {
  const isClear = margin === null || margin >= CLEAR_STAGE_MARGIN;
  return bottlenecks.slice(0, isClear ? 1 : 2);
}

/** "Review takes 38 % of lead time (45 min of 2 h). Next: Test, 29 %. …" */
function sentenceOf(
  report: ServiceStages,
  shown: StageShare[],
  texts: string[],
  t: Translate,
): string {
  const { bottlenecks, margin, meanLeadTime } = report;
  const [first, second] = bottlenecks.map(stage =>
    shown.findIndex(one => one.stage === stage),
  );
  if (first === undefined || meanLeadTime === null) {
    return t('stages.unclear');
  }
  const name = (index: number) => t(`stages.name.${shown[index].stage}`);
  if (largestOf(report).length > 1) {
    return t('stages.same', {
      first: name(first),
      second: name(second),
      firstShare: texts[first],
      secondShare: texts[second],
    });
  }
  const sentence = t('stages.sentence', {
    stage: name(first),
    share: texts[first],
    part: formatDuration(shown[first].mean, t),
    whole: formatDuration(meanLeadTime, t),
  });
  if (second === undefined || margin === null) {
    return sentence;
  }
  const next = t('stages.next', {
    stage: name(second),
    first: name(first),
    share: texts[second],
    margin: formatNumber(margin, t('locale')),
  });
  return `${sentence} ${next}`;
}
