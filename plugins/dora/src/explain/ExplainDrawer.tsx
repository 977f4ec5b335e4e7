import { LoadError } from '../components/LoadError';
import { DrawerHeader, SideDrawer } from '../components/SideDrawer';
import { Skeleton } from '../components/Skeleton';
import { ExplainView } from '../filters/filters';
import { FilterState } from '../filters/useFilters';
import { PercentileReport } from '../format/percentiles';
import { useFormat } from '../format/useFormat';
import { explainedName } from './explainedName';
import { ExplanationDetails } from './ExplanationDetails';
import { Subject, subjectOf, useExplanation } from './useExplanation';

interface DrawerProps {
  /** Whose numbers the page shows. */
  subject: Subject;
  /** What the page shows of them. */
  reports: (PercentileReport | undefined)[];
  state: FilterState;
  revision: number;
}

/** What a number means and is made of, over the right side of the page. */
export function ExplainDrawer(props: DrawerProps) {
  const { view, setView } = props.state;
  const { explain } = view;
  const close = () => setView({ explain: undefined });
  return (
    <SideDrawer open={explain !== undefined} onClose={close}>
      {explain && <Content {...props} explain={explain} onClose={close} />}
    </SideDrawer>
  );
}

function Content(
  props: DrawerProps & { explain: ExplainView; onClose: () => void },
) {
  const { subject: page, reports, state, revision, explain, onClose } = props;
  const { t } = useFormat();
  const subject = subjectOf(page, explain);
  const { data, error, stale, retry } = useExplanation(
    subject,
    explain,
    state.filters,
    revision,
  );
  return (
    <>
      <DrawerHeader
        title={explainedName(explain.metric, t)}
        onClose={onClose}
      />
      {error && (
        <LoadError
          text={t('explain.failed')}
          error={error}
          onRetry={retry}
          minHeight={160}
        />
      )}
      {!error && !data && <Skeleton height={320} />}
      {!error && data && (
        <ExplanationDetails
          explanation={data}
          page={page}
          reports={reports}
          state={state}
          explain={explain}
          stale={stale}
        />
      )}
    </>
  );
}
