import { Content, Header, Page } from '@backstage/core-components';
import { useFormat } from '../format/useFormat';
import { Organisation } from './Organisation';

/**
 * The page of the organisation with its header, for the legacy frontend system.
 *
 * @public
 */
export function DoraPage() {
  const { t } = useFormat();
  return (
    <Page themeId="tool">
      <Header title={t('organisation.title')} />
      <Content>
        <Organisation />
      </Content>
    </Page>
  );
}
