import { Content } from '@backstage/core-components';
import { Organisation } from './Organisation';

/** The page of the organisation below the header that the app gives it. */
export function DoraContent() {
  return (
    <main>
      <Content>
        <Organisation />
      </Content>
    </main>
  );
}
