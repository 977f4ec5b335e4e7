import { makeStyles } from '@material-ui/core/styles';
import { EmptyText } from '../components/EmptyText';
import { LoadError } from '../components/LoadError';
import { Skeleton } from '../components/Skeleton';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { DeliveriesTable, RowActions } from './DeliveriesTable';
import { Deliveries } from './useDeliveries';
import { HealthView } from './useHealthView';

const HEIGHT = 160;

const useStyles = makeStyles(
  { more: { marginTop: 12, textAlign: 'center' } },
  { name: 'DoraInboxList' },
);

/** The deliveries in each state: on their way, failed, none, and there. */
export function InboxList(props: {
  deliveries: Deliveries;
  view: HealthView;
  actions?: RowActions;
}) {
  const { deliveries, view, actions } = props;
  const { data, error, retry, stale, loadingMore, loadMore } = deliveries;
  const classes = useStyles();
  const { t } = useFormat();
  if (error) {
    return (
      <LoadError
        text={t('health.inbox.failed')}
        error={error}
        onRetry={retry}
        minHeight={HEIGHT}
      />
    );
  }
  if (!data) {
    return <Skeleton height={HEIGHT} />;
  }
  if (data.items.length === 0) {
    const everything =
      view.state === 'problems' && !view.source && !view.subject;
    return (
      <EmptyText height={HEIGHT}>
        {everything ? t('health.inbox.nothingStuck') : t('health.inbox.none')}
      </EmptyText>
    );
  }
  return (
    <>
      <DeliveriesTable page={data} stale={stale} actions={actions} />
      {data.next !== null && (
        <div className={classes.more}>
          <TextButton
            variant="outlined"
            disabled={loadingMore}
            onClick={loadMore}
          >
            {loadingMore
              ? t('health.inbox.loadingMore')
              : t('health.inbox.more')}
          </TextButton>
        </div>
      )}
    </>
  );
}
