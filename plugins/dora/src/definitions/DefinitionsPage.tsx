import { usePageStyles } from '../components/pageStyles';
import { OrganisationRestatements } from '../restatements/OrganisationRestatements';
import { useFormat } from '../format/useFormat';
import { DefinitionsHeader } from './DefinitionsHeader';
import { DefinitionsPanels } from './DefinitionsPanels';
import { useDefinitions } from './useDefinitions';

/** How every number is defined, for all services. */
export function DefinitionsPage() {
  const classes = usePageStyles();
  const { t } = useFormat();
  const definitions = useDefinitions();
  return (
    <div className={classes.page}>
      <DefinitionsHeader
        about={t('definitions.about')}
        report={definitions.data}
      />
      <DefinitionsPanels definitions={definitions} />
      <OrganisationRestatements />
    </div>
  );
}
