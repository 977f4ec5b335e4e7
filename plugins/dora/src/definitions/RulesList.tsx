import { makeStyles } from '@material-ui/core/styles';
import { DefinitionRule } from '@dora-metrics/backstage-plugin-dora-common';
import { NARROW } from '../charts/room';
import { tonesOf } from '../charts/tones';
import { Panel } from '../components/Panel';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      list: {
        margin: 0,
        padding: 0,
        listStyle: 'none',
        fontSize: 13,
        lineHeight: '18px',
      },
      rule: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) 280px',
        gap: '4px 32px',
        padding: '12px 0',
        borderBottom: `1px solid ${line}`,
        overflowWrap: 'anywhere',
        '&:last-child': { borderBottom: 0, paddingBottom: 0 },
        [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
      },
      title: { margin: 0, fontSize: 14, fontWeight: 600, lineHeight: '20px' },
      value: { fontWeight: 600 },
      text: { margin: 0, maxWidth: 640 },
      subtle: { color: subtle },
    };
  },
  { name: 'DoraRulesList' },
);

/** Each rule with its value, where that comes from, and what sets it. */
export function RulesList({ rules }: { rules: DefinitionRule[] }) {
  const classes = useStyles();
  const { t } = useFormat();
  const title = t('definitions.rules');
  return (
    <Panel title={title}>
      <ul className={classes.list} aria-label={title}>
        {rules.map(rule => (
          <Rule key={rule.key} rule={rule} />
        ))}
      </ul>
    </Panel>
  );
}

function Rule({ rule }: { rule: DefinitionRule }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { title, text, valueText, origin, configKey, annotation } = rule;
  return (
    <li className={classes.rule}>
      <div>
        <h4 className={classes.title}>{title}</h4>
        <p className={classes.text}>{text}</p>
        <p className={`${classes.text} ${classes.subtle}`}>
          {annotation
            ? t('definitions.annotationKey', { key: configKey, annotation })
            : t('definitions.configKey', { key: configKey })}
        </p>
      </div>
      <div>
        <div className={classes.value}>{valueText}</div>
        <div className={classes.subtle}>
          {t(`definitions.origin.${origin}`)}
        </div>
      </div>
    </li>
  );
}
