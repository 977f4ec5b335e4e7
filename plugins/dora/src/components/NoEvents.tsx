import { RiInboxLine } from '@remixicon/react';
import { useFormat } from '../format/useFormat';
import { ButtonLink } from './ButtonLink';
import { EmptyPage } from './EmptyPage';

/** Where nothing was ever received, and the way to where that is set up. */
export function NoEvents(props: {
  inCard?: boolean;
  /** Undefined where there is no such page. */
  setup?: string;
}) {
  const { inCard, setup } = props;
  const { t } = useFormat();
  return (
    <EmptyPage
      inCard={inCard}
      icon={<RiInboxLine size={24} />}
      text={t('empty.noEvents')}
    >
      {setup && <ButtonLink to={setup}>{t('setup.title')}</ButtonLink>}
    </EmptyPage>
  );
}
