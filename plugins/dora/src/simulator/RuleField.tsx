import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  DefinitionRule,
  DefinitionValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { useFieldStyles } from '../components/SelectField';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { fromText, optionsOf, toText } from './ruleText';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: 4, minWidth: 0, alignContent: 'end' },
    wide: { gridColumn: '1 / -1' },
    // Names of rules are too long for a border.
    label: { color: tonesOf(theme).subtle, fontSize: 12, lineHeight: '16px' },
  }),
  { name: 'DoraRuleField' },
);

/** A field for the value of one rule, whatever it accepts. */
export function RuleField(props: {
  rule: DefinitionRule;
  /** The value to be tried; undefined for the one in force. */
  value: DefinitionValue | undefined;
  onChange: (value: DefinitionValue | undefined) => void;
}) {
  const { rule, value, onChange } = props;
  const classes = useStyles();
  const fieldClasses = useFieldStyles();
  const { t } = useFormat();
  const { key, title, accepts } = rule;
  const id = `dora-rule-${key}`;
  const options = optionsOf(accepts, t);
  const isList = accepts.type === 'choices' || accepts.type === 'texts';
  const change = (text: string) => {
    const next = fromText(accepts, text);
    const isInForce = JSON.stringify(next) === JSON.stringify(rule.value);
    onChange(isInForce ? undefined : next);
  };
  return (
    <div className={`${classes.root} ${isList ? classes.wide : ''}`}>
      <label className={classes.label} htmlFor={id}>
        {title}
        {helpOf(rule, t)}
      </label>
      <TextField
        select={options !== undefined}
        id={id}
        value={toText(value === undefined ? rule.value : value)}
        className={fieldClasses.field}
        variant="outlined"
        size="small"
        type={accepts.type === 'number' ? 'number' : 'text'}
        onChange={event => change(event.target.value)}
        inputProps={
          accepts.type === 'number'
            ? { min: accepts.minimum, max: accepts.maximum }
            : undefined
        }
        SelectProps={{ native: true }}
      >
        {options?.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </TextField>
    </div>
  );
}

/** What stands behind the name: the unit, or what may be listed. */
function helpOf({ accepts }: DefinitionRule, t: Translate): string {
  switch (accepts.type) {
    case 'number':
      return accepts.allowsNone
        ? t('definitions.simulator.numberOrNone', { unit: accepts.unit })
        : t('definitions.simulator.number', { unit: accepts.unit });
    case 'choices':
      return t('definitions.simulator.listOf', {
        choices: accepts.choices.join(', '),
      });
    case 'texts':
      return t('definitions.simulator.listHint');
    default:
      return '';
  }
}
