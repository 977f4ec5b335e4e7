import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

const useStyles = makeStyles(
  theme => ({
    pages: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: 4,
      marginTop: 8,
      color: tonesOf(theme).subtle,
      fontSize: 13,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'DoraPages' },
);

/** Which rows of a long list are shown, and the way to the others. */
export function Pages(props: {
  label: string;
  /** Rows on the pages before. */
  offset: number;
  /** Rows of this page. */
  shown: number;
  /** Null when they are not counted. */
  total: number | null;
  /** Absent on the first page. */
  onPrevious?: () => void;
  /** Absent on the last page. */
  onNext?: () => void;
}) {
  const { label, onPrevious, onNext } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <nav className={classes.pages} aria-label={label}>
      {rowsText(props, t)}
      <IconButton
        size="small"
        aria-label={t('deployments.previousPage')}
        disabled={!onPrevious}
        onClick={onPrevious}
      >
        <RiArrowLeftSLine size={18} aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('deployments.nextPage')}
        disabled={!onNext}
        onClick={onNext}
      >
        <RiArrowRightSLine size={18} aria-hidden />
      </IconButton>
    </nav>
  );
}

function rowsText(
  rows: { offset: number; shown: number; total: number | null },
  t: Translate,
): string | undefined {
  const { offset, shown, total } = rows;
  if (shown === 0) {
    return undefined;
  }
  const span = { from: String(offset + 1), to: String(offset + shown) };
  return total === null
    ? t('deployments.rows', span)
    : t('deployments.page', { ...span, total: String(total) });
}
