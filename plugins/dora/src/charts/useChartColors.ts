import { useTheme } from '@material-ui/core/styles';
import { tonesOf } from './tones';

/** The colours that charts draw with. */
export function useChartColors() {
  const theme = useTheme();
  const { bad, subtle, line, zones } = tonesOf(theme);
  return {
    accent: theme.palette.primary.main,
    bad,
    subtle,
    line,
    zones,
    paper: theme.palette.background.paper,
    text: theme.palette.text.primary,
  };
}
