import { ReactNode } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { tonesOf } from '../charts/tones';

/** How the fields of the filter bar look. */
export const useFieldStyles = makeStyles(
  theme => ({
    field: {
      minWidth: 148,
      '& .MuiInputBase-root, & .MuiInputLabel-root, & .MuiFormHelperText-root':
        { fontFamily: 'inherit' },
      '& .MuiInputLabel-root:not(.Mui-error)': { color: tonesOf(theme).subtle },
      '& .MuiInputBase-root': {
        fontSize: 14,
        backgroundColor: theme.palette.background.paper,
      },
      '& .MuiOutlinedInput-input': {
        height: 18,
        paddingTop: 9,
        paddingBottom: 9,
        lineHeight: '18px',
      },
    },
  }),
  { name: 'DoraField' },
);

/** A menu with a name. */
export function SelectField<T extends string>(props: {
  id: string;
  label: string;
  value: T;
  options: { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
}) {
  const { id, label, value, options, onChange } = props;
  const classes = useFieldStyles();
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      className={classes.field}
      variant="outlined"
      size="small"
      onChange={event => onChange(event.target.value as T)}
      SelectProps={{ MenuProps: { getContentAnchorEl: null } }}
    >
      {options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
