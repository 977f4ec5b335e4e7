import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';

const useStyles = makeStyles(
  {
    root: { marginLeft: 0, marginRight: 0 },
    label: { fontFamily: 'inherit', fontSize: 14 },
  },
  { name: 'DoraSwitchField' },
);

/** A switch with a name. */
export function SwitchField(props: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { label, checked, onChange } = props;
  const classes = useStyles();
  return (
    <FormControlLabel
      classes={classes}
      label={label}
      control={
        <Switch
          size="small"
          color="primary"
          checked={checked}
          onChange={(_, next) => onChange(next)}
        />
      }
    />
  );
}
