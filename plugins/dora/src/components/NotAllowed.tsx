import { RiLockLine } from '@remixicon/react';
import { useFormat } from '../format/useFormat';
import { EmptyPage } from './EmptyPage';

/** In the place of numbers that the reader may not see. */
export function NotAllowed(props: {
  what: 'component' | 'team' | 'organisation' | 'health';
  inCard?: boolean;
}) {
  const { t } = useFormat();
  return (
    <EmptyPage
      inCard={props.inCard}
      icon={<RiLockLine size={24} />}
      text={t(`notAllowed.${props.what}`)}
    />
  );
}
