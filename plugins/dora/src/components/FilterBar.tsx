import { ReactNode } from 'react';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { tonesOf } from '../charts/tones';
import {
  DEFAULT_FILTERS,
  Filters,
  LEVELS_IDS,
  LevelsId,
} from '../filters/filters';
import { levelsTitle } from '../format/levels';
import { useFormat } from '../format/useFormat';
import { CopyButton } from './CopyButton';
import { RangeFields } from './RangeFields';
import { SelectField } from './SelectField';
import { NARROW } from '../charts/room';

const useStyles = makeStyles(
  theme => ({
    bar: {
      position: 'sticky',
      top: 0,
      zIndex: theme.zIndex.appBar - 1,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '16px 12px',
      padding: '12px 0',
      // The ground of the page, which @backstage/ui paints where it is loaded.
      backgroundColor: `var(--bui-bg-app, ${theme.palette.background.default})`,
      // Narrow, it would cover half of the page.
      [NARROW]: { position: 'static' },
    },
    zone: {
      color: tonesOf(theme).subtle,
      fontSize: 12,
      whiteSpace: 'nowrap',
    },
    reset: { margin: 0, fontFamily: 'inherit' },
    end: {
      display: 'flex',
      alignItems: 'center',
      gap: 12,
      marginLeft: 'auto',
      fontSize: 13,
    },
  }),
  { name: 'DoraFilterBar' },
);

/** What the page covers: period, comparison, environment and levels. */
export function FilterBar(props: {
  filters: Filters;
  environments: string[];
  timeZone?: string;
  /** Further choices, behind the others. */
  more?: ReactNode;
  /** Where else to go from here, at the end. */
  links?: ReactNode;
  onChange: (filters: Filters) => void;
}) {
  const { filters, environments, timeZone, more, links, onChange } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const known = new Set([...environments, filters.environment]);
  const usual =
    filters.range === DEFAULT_FILTERS.range &&
    filters.compare === DEFAULT_FILTERS.compare &&
    filters.environment === DEFAULT_FILTERS.environment &&
    filters.levels === undefined;
  return (
    <div role="group" aria-label={t('filter.label')} className={classes.bar}>
      <RangeFields filters={filters} onChange={onChange} />
      <SelectField
        id="dora-compare"
        label={t('filter.compare')}
        value={filters.compare}
        options={[
          { value: 'prev', label: t('filter.comparePrevious') },
          { value: 'none', label: t('filter.compareNone') },
        ]}
        onChange={compare => onChange({ ...filters, compare })}
      />
      <SelectField
        id="dora-environment"
        label={t('filter.environment')}
        value={filters.environment}
        options={[...known].map(name => ({ value: name, label: name }))}
        onChange={environment => onChange({ ...filters, environment })}
      />
      <LevelsField
        levels={filters.levels}
        onChange={levels => onChange({ ...filters, levels })}
      />
      {more}
      {timeZone && (
        <span className={classes.zone}>
          {t('filter.timeZone', { zone: timeZone })}
        </span>
      )}
      {!usual && (
        <Chip
          size="small"
          variant="outlined"
          className={classes.reset}
          label={t('filter.reset')}
          onClick={() => onChange(DEFAULT_FILTERS)}
        />
      )}
      <div className={classes.end}>
        {links}
        <CopyButton
          icon="link"
          label={t('filter.copyLink')}
          text={() => window.location.href}
        />
      </div>
    </div>
  );
}

const CONFIGURED = 'configured';

/** The set of levels to rate by. */
function LevelsField(props: {
  levels: LevelsId | undefined;
  onChange: (levels: LevelsId | undefined) => void;
}) {
  const { levels, onChange } = props;
  const { t } = useFormat();
  return (
    <SelectField<LevelsId | typeof CONFIGURED>
      id="dora-levels"
      label={t('levels.label')}
      value={levels ?? CONFIGURED}
      options={[
        { value: CONFIGURED, label: t('levels.configured') },
        ...LEVELS_IDS.map(id => ({ value: id, label: levelsTitle(id, t) })),
      ]}
      onChange={id => onChange(id === CONFIGURED ? undefined : id)}
    />
  );
}
