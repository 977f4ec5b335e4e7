import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';

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
  /** Rows of a full page. */
  size: number;
  offset: number;
  /** Rows of this page. */
  shown: number;
  total: number;
  /** Takes the number of a page, from 1. */
  onTurn: (number: number) => void;
}) {
  const { label, size, offset, shown, total, onTurn } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const number = Math.floor(offset / size) + 1;
  const last = offset + shown;
  return (
    <nav className={classes.pages} aria-label={label}>
      {t('deployments.page', {
        from: String(Math.min(offset + 1, last)),
        to: String(last),
        total: String(total),
      })}
      <IconButton
        size="small"
        aria-label={t('deployments.previousPage')}
        disabled={number <= 1}
        onClick={() => onTurn(number - 1)}
      >
        <RiArrowLeftSLine size={18} aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('deployments.nextPage')}
        disabled={last >= total}
        onClick={() => onTurn(number + 1)}
      >
        <RiArrowRightSLine size={18} aria-hidden />
      </IconButton>
    </nav>
  );
}
