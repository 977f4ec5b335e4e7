import { makeStyles } from '@material-ui/core/styles';
import { ResponseError } from '@backstage/errors';
import { useFormat } from '../format/useFormat';
import { tonesOf } from '../charts/tones';
import { TextButton } from './TextButton';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      justifyContent: 'center',
      gap: 8,
      textAlign: 'center',
    },
    text: { margin: 0, fontSize: 14 },
    detail: {
      margin: 0,
      color: tonesOf(theme).subtle,
      fontSize: 12,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DoraLoadError' },
);

/** What could not be loaded, why, and a way to try again if that may help. */
export function LoadError(props: {
  text: string;
  error: Error;
  onRetry: () => void;
  minHeight?: number;
}) {
  const { text, error, onRetry, minHeight } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <div role="alert" className={classes.root} style={{ minHeight }}>
      <p className={classes.text}>{text}</p>
      <p className={classes.detail}>{detailOf(error)}</p>
      {!isRefused(error) && (
        <TextButton variant="outlined" onClick={onRetry}>
          {t('error.retry')}
        </TextButton>
      )}
    </div>
  );
}

/** Whether the backend said that the question itself must be another one. */
function isRefused(error: Error): boolean {
  return (error as Partial<ResponseError>).statusCode === 400;
}

/** Whether the backend said that this person may not see the report. */
export function isNotAllowed(error: Error | undefined): boolean {
  return (error as Partial<ResponseError> | undefined)?.statusCode === 403;
}

/** The backend's own words, which name the log entry when there is one. */
export function detailOf(error: Error): string {
  const { body } = error as Partial<ResponseError>;
  return body?.error?.message || error.message;
}
