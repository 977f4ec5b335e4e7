import { makeStyles } from '@material-ui/core/styles';
import { ResponseError } from '@backstage/errors';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      color: tonesOf(theme).bad,
      fontSize: 13,
      lineHeight: '18px',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DoraSaveError' },
);

/** Why a target could not be saved, in the backend's own words. */
export function SaveError({ error }: { error: Error }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { body } = error as Partial<ResponseError>;
  return (
    <p role="alert" className={classes.root}>
      {t('targets.failed')} {body?.error?.message || error.message}
    </p>
  );
}
