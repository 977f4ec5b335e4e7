import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  {
    root: { marginLeft: 0, marginRight: 0 },
    label: { fontFamily: 'inherit', fontSize: 14 },
  },
  { name: 'DoraSubTeamsSwitch' },
);

/** Whether services of the teams below count too. */
export function SubTeamsSwitch(props: {
  included: boolean;
  onChange: (included: boolean) => void;
}) {
  const { included, onChange } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <FormControlLabel
      classes={classes}
      label={t('team.subTeams')}
      control={
        <Switch
          size="small"
          color="primary"
          checked={included}
          onChange={(_, checked) => onChange(checked)}
        />
      }
    />
  );
}
