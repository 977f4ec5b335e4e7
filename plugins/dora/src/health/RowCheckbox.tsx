import Checkbox from '@material-ui/core/Checkbox';
import { withStyles } from '@material-ui/core/styles';

const SmallCheckbox = withStyles(
  { root: { padding: 4, margin: '-4px 0 -4px -4px' } },
  { name: 'DoraRowCheckbox' },
)(Checkbox);

/** Selects a row, without opening it. */
export function RowCheckbox(props: {
  label: string;
  checked: boolean;
  indeterminate?: boolean;
  onChange: (selected: boolean) => void;
}) {
  const { label, checked, indeterminate, onChange } = props;
  return (
    <SmallCheckbox
      size="small"
      color="primary"
      inputProps={{ 'aria-label': label }}
      checked={checked}
      indeterminate={indeterminate}
      onClick={event => event.stopPropagation()}
      onChange={(_, selected) => onChange(selected)}
    />
  );
}
