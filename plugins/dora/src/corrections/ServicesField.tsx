import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogAutocomplete } from '@backstage/plugin-catalog-react';
import { useFormat } from '../format/useFormat';
import { titleOf, useComponents } from '../health/ComponentField';

const useStyles = makeStyles(
  {
    // The label stands in the border of the field, as everywhere on the page.
    input: { marginTop: 0, fontSize: 14 },
    field: {
      '& .MuiInputBase-root, & .MuiInputLabel-root, & .MuiFormHelperText-root':
        { fontFamily: 'inherit' },
    },
    paper: { fontFamily: 'inherit', fontSize: 14 },
  },
  { name: 'DoraServicesField' },
);

/** The services that an incident affects, each found by parts of its name. */
export function ServicesField(props: {
  value: Entity[];
  /** Whether it is time to say that nothing has changed. */
  same: boolean;
  onChange: (services: Entity[]) => void;
}) {
  const { value, same, onChange } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const [typed, setTyped] = useState('');
  const { data, error, stale } = useComponents(typed);
  return (
    <CatalogAutocomplete<Entity, true>
      multiple
      id="dora-incident-services"
      name="dora-incident-services"
      classes={{ inputRoot: classes.input, paper: classes.paper }}
      options={data ?? []}
      loading={!data || stale}
      loadingText={t('corrections.incident.searching')}
      noOptionsText={
        error
          ? t('corrections.incident.searchFailed')
          : t('corrections.incident.none')
      }
      value={value}
      filterSelectedOptions
      getOptionLabel={titleOf}
      getOptionSelected={(one, other) =>
        stringifyEntityRef(one) === stringifyEntityRef(other)
      }
      onChange={(_, services) => onChange(services)}
      onInputChange={(_, text) => setTyped(text)}
      TextFieldProps={{
        className: classes.field,
        label: t('corrections.incident.services'),
        error: same,
        helperText: same
          ? t('corrections.incident.sameServices')
          : t('corrections.incident.servicesHint'),
      }}
    />
  );
}

/** An entity that is known by its ref alone. */
export function entityOf(entityRef: string): Entity {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
  };
}
