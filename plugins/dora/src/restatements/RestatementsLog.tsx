import { makeStyles } from '@material-ui/core/styles';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { RestatementsTable } from './RestatementsTable';
import { LoadedRestatements } from './useRestatements';

const HEIGHT = 120;

const useStyles = makeStyles(
  { more: { marginTop: 12, textAlign: 'center' } },
  { name: 'DoraRestatementsLog' },
);

/** The log in each of its states: on its way, failed, empty, and there. */
export function RestatementsLog(props: {
  log: LoadedRestatements;
  namesServices: boolean;
}) {
  const { log, namesServices } = props;
  const { loadMore, loadingMore } = log;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <LoadedPanel
      title={t('restatements.title')}
      loaded={log}
      errorText={t('restatements.failed')}
      height={HEIGHT}
    >
      {({ items, next }) =>
        items.length === 0 ? (
          <EmptyText height={HEIGHT}>{t('restatements.none')}</EmptyText>
        ) : (
          <>
            <RestatementsTable items={items} namesServices={namesServices} />
            {next !== null && (
              <div className={classes.more}>
                <TextButton
                  variant="outlined"
                  disabled={loadingMore}
                  onClick={loadMore}
                >
                  {loadingMore
                    ? t('restatements.loadingMore')
                    : t('restatements.more')}
                </TextButton>
              </div>
            )}
          </>
        )
      }
    </LoadedPanel>
  );
}
