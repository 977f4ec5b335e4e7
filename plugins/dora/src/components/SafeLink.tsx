import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';

/** A link to what a sender named; anything but http and https stays text. */
export function SafeLink(props: {
  url: string | null | undefined;
  className?: string;
  children: ReactNode;
}) {
  const { url, className, children } = props;
  if (!url || !/^https?:\/\//i.test(url)) {
    return <span className={className}>{children}</span>;
  }
  return (
    <Link to={url} className={className}>
      {children}
    </Link>
  );
}
